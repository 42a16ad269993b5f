using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>A call of a kernel.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="InPlace">
/// The result and the operand whose memory it may take if nobody needs that any more; null if there is none.
/// </param>
/// <param name="Use">What becomes of the call.</param>
internal sealed record CallStep(Kernel Kernel, EquatableArray<Argument> Arguments, InPlace? InPlace = null, CallUse Use = CallUse.Plain) : PassStep
{
    public override IEnumerable<Value> Values => Arguments.Select(ValueOf).OfType<Value>().Concat(InPlace is null ? [] : [InPlace.Operand, InPlace.Result]).Distinct();

    private static Value? ValueOf(Argument argument) => argument switch
    {
        ValueArgument rows => rows.Value,
        StepArgument step => step.Value,
        OffsetArgument part => ValueOf(part.Rows),
        TimeArgument time => time.Value,
        CountedArgument counted => counted.Value,
        OneRowArgument row => row.Value,
        _ => null,
    };

    /// <summary>A call whose results have memory of their own.</summary>
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

    /// <summary>It adds a row to the total, as often as the weight of the row says.</summary>
    AddsWeighted,

    /// <summary>It is made if gradients of the inputs are wanted.</summary>
    IfInputGradientsAreWanted,
}
