namespace CompiledNet.Generator.Programs;

/// <summary>An operation of a program: what it computes, and the order of every sum in it, so that its bits are defined.</summary>
/// <param name="Result">What it gives.</param>
internal abstract record Operation(Value Result) : INotation
{
    public string Notation => $"{Result.Notation} = {Definition}";

    /// <summary>What the result is, in the usual notation.</summary>
    public abstract string Definition { get; }

    /// <summary>All that it gives: several values of what repeats operations.</summary>
    public virtual IEnumerable<Value> Results => [Result];

    /// <summary>The values that it reads.</summary>
    public abstract IEnumerable<Value> Operands { get; }
}
