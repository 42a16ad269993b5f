using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Values;

/// <summary>What a name of the graph stands for.</summary>
internal abstract class Value
{
    /// <summary>The sizes of its axes as the model has them; null where they cannot be known.</summary>
    public abstract ImmutableArray<Extent>? Shape { get; }
}

/// <summary>What could not be computed.</summary>
/// <param name="shape">Its shape; null if that is not known either.</param>
/// <param name="problem">Why; null if it follows from other values.</param>
/// <param name="causes">The values that it follows from.</param>
internal sealed class UnknownValue(ImmutableArray<Extent>? shape, OnnxProblem? problem, ImmutableArray<UnknownValue> causes) : Value
{
    public override ImmutableArray<Extent>? Shape { get; } = shape;

    public OnnxProblem? Problem { get; } = problem;

    public ImmutableArray<UnknownValue> Causes { get; } = causes;
}

/// <summary>The class with the largest score.</summary>
/// <param name="scores">What the classes are chosen by.</param>
/// <param name="classes">What the classes are called; empty if they are called by numbers from 0.</param>
internal sealed class LabelValue(TensorValue scores, ImmutableArray<string> classes) : Value
{
    public TensorValue Scores { get; } = scores;

    public ImmutableArray<string> Classes { get; } = classes;

    public override ImmutableArray<Extent>? Shape => [Extent.Rows];
}

/// <summary>Values with zeros around them, which convolutions take into their windows.</summary>
/// <param name="inner">The values.</param>
/// <param name="before">The zeros before the first value along each axis of the model.</param>
/// <param name="after">The zeros behind the last.</param>
internal sealed class PaddedValue(TensorValue inner, ImmutableArray<int> before, ImmutableArray<int> after) : Value
{
    public TensorValue Inner { get; } = inner;

    public ImmutableArray<int> Before { get; } = before;

    public ImmutableArray<int> After { get; } = after;

    public override ImmutableArray<Extent>? Shape => [.. Inner.Sizes.Select((size, axis) => size with { Count = size.Count + Before[axis] + After[axis] })];
}
