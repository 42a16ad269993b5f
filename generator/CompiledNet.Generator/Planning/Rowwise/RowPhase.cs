using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>A part of a row's computation: a loop along its units, then what follows from the sums that the loop took.</summary>
/// <param name="Loop">What is done with the units, in order.</param>
/// <param name="Row">What is computed of the row's numbers behind the loop: maps of them, and sums over rows.</param>
/// <param name="Numbers">The row's numbers that are stored then.</param>
internal sealed record RowPhase(EquatableArray<RowStep> Loop, EquatableArray<Operation> Row, EquatableArray<RowStore> Numbers);

/// <summary>Something that is done with the units of a row.</summary>
internal abstract record RowStep : INotation
{
    public abstract string Notation { get; }
}

/// <summary>An expression of each unit.</summary>
/// <param name="Map">The expression.</param>
/// <param name="ClearsPadding">Whether padding would not become zero by itself, but must: a sum or a later kernel reads it.</param>
internal sealed record RowMap(Map Map, bool ClearsPadding) : RowStep
{
    public override string Notation => $"{Map.Notation}{(ClearsPadding ? ", padding cleared" : "")}";
}

/// <summary>A sum or maximum along the units, which is known behind the loop.</summary>
/// <param name="Reduction">The sum or maximum.</param>
/// <param name="PassesOverPadding">Whether padding is taken for zero in a sum, for −∞ in a maximum.</param>
/// <param name="NeedsZero">
/// Whether it must start from zero even where it could start from the first term, since all terms may be −0, whose sum from zero is +0.
/// </param>
internal sealed record RowReduction(Reduction Reduction, bool PassesOverPadding, bool NeedsZero) : RowStep
{
    public override string Notation => $"{Reduction.Notation}{(PassesOverPadding ? ", without padding" : "")}{(NeedsZero ? ", from zero" : "")}";
}

/// <summary>A value is stored.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">The number of the place.</param>
internal sealed record RowStore(Value Value, int Place) : RowStep
{
    public override string Notation => $"{Value.Notation} to place {Place}";
}
