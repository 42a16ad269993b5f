using CompiledNet.Generator.Planning.States;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>What rows have and had some steps before, from the rings of streams, to which the rows are added.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it gives, in the usual notation.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Ring">The ring.</param>
/// <param name="SourceRow">The distance between rows.</param>
/// <param name="ResultRow">The distance between rows of the result.</param>
/// <param name="Distance">The distance between elements of a row of the result.</param>
/// <param name="IsStep">Whether it is for one step of one stream.</param>
internal sealed record DelayKernel(string Name, string Meaning, int Layer, RingPlan Ring, int SourceRow, int ResultRow, int Distance, bool IsStep)
    : Kernel(Name, Layer, Machine.WidestVector)
{
    public override Kernel Essence => this with { Meaning = "" };
}

/// <summary>The sums of the derivatives of elements that show the same number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it gives, in the usual notation.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Channels">The numbers of an element.</param>
/// <param name="Distance">The distance between elements of a row.</param>
/// <param name="Elements">The elements of a row.</param>
/// <param name="Dilation">The steps between neighbours of these.</param>
/// <param name="SourceRow">The distance between rows.</param>
/// <param name="ResultRow">The distance between rows of the sums.</param>
internal sealed record DelaySumKernel(string Name, string Meaning, int Layer, int Channels, int Distance, int Elements, int Dilation, int SourceRow, int ResultRow)
    : Kernel(Name, Layer, Machine.WidestVector)
{
    public override Kernel Essence => this with { Meaning = "" };
}
