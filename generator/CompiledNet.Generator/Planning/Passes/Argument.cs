using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>What a kernel is given.</summary>
internal abstract record Argument : INotation
{
    public abstract string Notation { get; }

    public static implicit operator Argument(Value value) => new ValueArgument(value);

    public static implicit operator Argument(Given given) => new GivenArgument(given);
}

/// <summary>The rows of a value.</summary>
internal sealed record ValueArgument(Value Value) : Argument
{
    public override string Notation => Value.Notation;
}

/// <summary>The rows of a value from the current step in time of a loop on.</summary>
/// <param name="Value">The value.</param>
/// <param name="Distance">The distance between steps in time.</param>
internal sealed record StepArgument(Value Value, int Distance) : Argument
{
    public override string Notation => $"{Value.Notation} from step × {Distance}";
}

/// <summary>The same from a place in each row on.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Offset">The place.</param>
internal sealed record OffsetArgument(Argument Rows, int Offset) : Argument
{
    public override string Notation => $"{Rows.Notation} from {Offset}";
}

/// <summary>The rows that a value has at the current step in time.</summary>
/// <param name="Value">The value.</param>
/// <param name="RowLength">The distance between rows.</param>
internal sealed record TimeArgument(Value Value, int RowLength) : Argument
{
    public override string Notation => $"{Value.Notation} at the step";
}

/// <summary>The rows of a value behind those whose loss does not count.</summary>
/// <param name="Value">The value.</param>
/// <param name="RowLength">The distance between rows.</param>
internal sealed record CountedArgument(Value Value, int RowLength) : Argument
{
    public override string Notation => $"{Value.Notation} behind the first steps";
}

/// <summary>The one row of a value that a weight belongs to.</summary>
/// <param name="Value">The value.</param>
/// <param name="RowLength">The distance between rows.</param>
internal sealed record OneRowArgument(Value Value, int RowLength) : Argument
{
    public override string Notation => $"{Value.Notation} of one row";
}

/// <summary>Something that a pass has beside values.</summary>
internal sealed record GivenArgument(Given Given) : Argument
{
    public override string Notation => Given.ToString();
}

/// <summary>How many positions the rows have together.</summary>
/// <param name="Positions">The positions of a row.</param>
internal sealed record CountArgument(int Positions) : Argument
{
    public override string Notation => Positions == 1 ? "Count" : $"Count × {Positions}";
}

/// <summary>A parameter in the storage of all, its gradient in theirs, or something that the stream keeps.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">Where it begins.</param>
internal sealed record PlaceArgument(Given Storage, int Offset) : Argument
{
    public override string Notation => $"{Storage} from {Offset}";
}

/// <summary>What a pass has beside values.</summary>
internal enum Given
{
    /// <summary>The storage of the parameters.</summary>
    Parameters,

    /// <summary>The storage of the gradients.</summary>
    Gradients,

    /// <summary>Memory that a kernel needs for itself.</summary>
    Scratch,

    /// <summary>How many rows there are.</summary>
    Count,

    /// <summary>One, where what is computed is the same for all rows.</summary>
    Once,

    /// <summary>One divided by the rows of the batch.</summary>
    ShareOfRow,

    /// <summary>That sums start from zero.</summary>
    FromZero,

    /// <summary>Whether they are the first of the batch.</summary>
    IsFirstBlock,

    /// <summary>The factor of the derivatives of the loss, as the pass is given it.</summary>
    Scale,

    /// <summary>The same times the weight of a row.</summary>
    WeightedScale,

    /// <summary>Zero, as the total before one row.</summary>
    NoTotal,

    /// <summary>One, for derivatives that are not used.</summary>
    One,

    /// <summary>One divided by the terms that a row adds to the cost.</summary>
    ShareOfTerm,

    /// <summary>The total of the loss so far.</summary>
    Total,

    /// <summary>The streams.</summary>
    Streams,

    /// <summary>How many streams there are.</summary>
    StreamCount,

    /// <summary>How many rows there are whose loss does not count.</summary>
    Skipped,

    /// <summary>How many rows there are behind them.</summary>
    Counted,

    /// <summary>What the one stream keeps.</summary>
    State,

    /// <summary>How many steps the one stream has taken.</summary>
    Position,

    /// <summary>The learning rate.</summary>
    LearningRate,
}
