using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.States;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>
/// <c>z = W·a + b</c> of what rows have now and had some steps before, which is read in the ring of the stream, so that it is put side by side nowhere. Of several streams, and
/// of fewer steps than a tile has rows, it is put side by side, and multiplied as any rows.
/// </summary>
/// <param name="Ring">The ring.</param>
/// <param name="SourceRow">The distance between rows of what comes in.</param>
/// <param name="Delays">What puts the elements of rows side by side.</param>
/// <param name="Forward">The product of such rows, and what follows.</param>
internal sealed record StreamProductKernel(RingPlan Ring, int SourceRow, DelayKernel Delays, ForwardKernel Forward)
    : Kernel($"{Forward.Matrix.Name}{(Forward.Joined is null ? "" : "Joined")}StreamForward", Forward.Layer, Forward.Lanes)
{
    /// <summary>The elements of rows beyond which the code of a tile, which is written out for each of them, becomes too long.</summary>
    private const int MostElements = 6;

    public override Kernel Essence => this with { Delays = (DelayKernel)Delays.Essence, Forward = (ForwardKernel)Forward.Essence };

    public override IEnumerable<Kernel> Calls => [Delays, Forward];

    /// <summary>Whether the accumulators of sums begin anew with each element, and registers hold units.</summary>
    public static bool Fits(RingPlan ring, MatrixPlan matrix) => !matrix.IsDot && ring.Elements <= MostElements && ring.Channels % matrix.Forward.Accumulators == 0;

    /// <summary>
    /// The steps whose rows are added to the ring before their tiles are computed: whole tiles, of which none needs a row that another one takes the place of.
    /// </summary>
    public int StepsAtOnce(Tiling tiling) => (Ring.Capacity - Ring.Reach) / tiling.Rows * tiling.Rows;
}
