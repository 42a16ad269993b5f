using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>A product with a matrix of weights, and what follows up to the next one.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Layout">How the pre-activations lie, and all that follows from them.</param>
/// <param name="Product">The product, without the sum with the bias that a dot product has behind it.</param>
/// <param name="Sums">The pre-activations, whichever operation gives them.</param>
/// <param name="Following">The maps and reductions of each row.</param>
/// <param name="HandsSumsOn">
/// Whether the pre-activations are handed on too, to a derivative that is computed from them, in any program of the network: one kernel
/// serves all programs.
/// </param>
internal sealed record Stage(MatrixPlan Matrix, ValueLayout Layout, Contraction Product, Value Sums, EquatableArray<Operation> Following, bool HandsSumsOn)
{
    /// <summary>What the stage hands on.</summary>
    public Value Result => Following.Count > 0 ? Following[Following.Count - 1].Result : Sums;

    /// <summary>What follows, if that is a single map.</summary>
    public Map? OnlyMap => Following.Count == 1 ? Following[0] as Map : null;

    /// <summary>Whether something reduces the row, as softmax does, so that all of it is needed before there is any result.</summary>
    public bool NeedsWholeRow => Following.OfType<Reduction>().Any();

    /// <summary>Whether the pre-activations of one row go through memory, of which there may be too many for registers.</summary>
    public bool KeepsSums(Budget budget) => NeedsWholeRow && WholeRows.AsOneVector(Matrix.PaddedUnits, budget) != OneVectorRows.Everywhere;
}
