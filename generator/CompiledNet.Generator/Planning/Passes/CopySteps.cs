using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Rows without their padding, to rows of the caller's: of outputs, or of the gradients of inputs if those are wanted.</summary>
internal sealed record UnpadStep(Value Value, ValueLayout Layout, CallersRows To) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>The caller's derivatives with respect to the outputs, with padding.</summary>
internal sealed record OutputGradientsStep(Value Value, ValueLayout Layout) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>The rows of targets as the loss wants them.</summary>
/// <param name="Value">The targets.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record TargetsStep(Value Value, TargetSource Source, ValueLayout Layout) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>Where rows of targets come from.</summary>
internal enum TargetSource
{
    /// <summary>They are copied, with padding.</summary>
    Copy,

    /// <summary>They are copied with padding, or class labels become rows of them.</summary>
    CopyOrLabels,
}
