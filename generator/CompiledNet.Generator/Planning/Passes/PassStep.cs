using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>What a pass does with the rows of a block: for the most part a call of a kernel.</summary>
internal abstract record PassStep
{
    /// <summary>The values that it reads or writes.</summary>
    public abstract IEnumerable<Value> Values { get; }
}

/// <summary>A call of a kernel.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="InPlace">
/// The result and the operand whose memory it may take if nobody needs that any more; null if there is none.
/// </param>
/// <param name="Use">What becomes of the call.</param>
internal sealed record CallStep(Kernel Kernel, EquatableArray<Argument> Arguments, InPlace? InPlace = null, CallUse Use = CallUse.Plain) : PassStep
{
    public override IEnumerable<Value> Values => Arguments.OfType<ValueArgument>().Select(argument => argument.Value).Concat(InPlace is null ? [] : [InPlace.Operand, InPlace.Result]).Distinct();

    /// <summary>The value that is written to the memory of another, if that is free.</summary>
    public static CallStep Of(Kernel kernel, params Argument[] arguments) => new(kernel, arguments.ToEquatableArray());
}

/// <summary>A value that may take the memory of another one.</summary>
internal sealed record InPlace(Value Operand, Value Result) : INotation
{
    public string Notation => $"{Result.Notation} over {Operand.Notation}";
}

/// <summary>What becomes of a call.</summary>
internal enum CallUse
{
    /// <summary>It is made for what it writes.</summary>
    Plain,

    /// <summary>It goes on with the total of the loss, which it returns.</summary>
    GoesOnWithTotal,

    /// <summary>It is made if gradients of the inputs are wanted.</summary>
    IfInputGradientsAreWanted,
}

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

/// <summary>Something that a pass has beside values.</summary>
internal sealed record GivenArgument(Given Given) : Argument
{
    public override string Notation => Given.ToString();
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

    /// <summary>Whether they are the first of the batch.</summary>
    IsFirstBlock,

    /// <summary>The factor of the derivatives of the loss, as the pass is given it.</summary>
    Scale,

    /// <summary>One, for derivatives that are not used.</summary>
    One,

    /// <summary>One divided by the terms that a row adds to the cost.</summary>
    ShareOfTerm,

    /// <summary>The total of the loss so far.</summary>
    Total,

    /// <summary>The learning rate.</summary>
    LearningRate,
}

/// <summary>Rows without their padding, to the caller's rows of outputs.</summary>
internal sealed record UnpadStep(Value Value, int Size, int Stride, bool IsNarrow) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>The caller's derivatives with respect to the outputs, with padding.</summary>
internal sealed record OutputGradientsStep(Value Value, int Size, int Stride, bool IsNarrow) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>The rows of targets as the loss wants them.</summary>
/// <param name="Value">The targets.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record TargetsStep(Value Value, TargetSource Source, int Size, int Stride, bool IsNarrow) : PassStep
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

/// <summary>Ends the pass if the outputs of a layer are not all finite.</summary>
/// <param name="Value">The outputs.</param>
/// <param name="Index">The place of the layer in the description.</param>
/// <param name="Size">The values of a row.</param>
/// <param name="Stride">The distance between rows.</param>
internal sealed record FiniteStep(Value Value, int Index, int Size, int Stride) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>Ends the pass, with nothing changed, if a gradient could be larger than is allowed.</summary>
internal sealed record GradientBoundStep(EquatableArray<GradientFactors> Products) : PassStep
{
    public override IEnumerable<Value> Values => Products.SelectMany(product => new[] { product.Derivatives, product.Inputs });
}

/// <summary>What the gradients of a matrix are products of.</summary>
internal sealed record GradientFactors(Value Derivatives, int Units, Value Inputs, int InputCount);
