namespace CompiledNet.Generator.Programs;

/// <summary>
/// What is to be computed, as a list of operations on named values: the mathematics and the order of every sum, and nothing of
/// machines, memory or C#.
/// </summary>
/// <param name="Operations">The operations, each behind those whose results it reads.</param>
/// <param name="Results">What the program gives.</param>
internal sealed record Program(EquatableArray<Operation> Operations, EquatableArray<ProgramResult> Results)
{
    /// <summary>The operation that gives a value; null for what is given from outside.</summary>
    public Operation? Source(Value value) => Operations.FirstOrDefault(operation => operation.Results.Contains(value));

    /// <summary>All operations, with those that are repeated behind what repeats them.</summary>
    public IEnumerable<Operation> AllOperations => Operations.SelectMany(operation => operation is Scan scan ? scan.Body.Prepend(operation) : [operation]);

    /// <summary>The value that the program gives.</summary>
    public Value Result(ResultKind kind) => Results.Single(result => result.Kind == kind).Value;
}

/// <summary>A value that a program gives.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Value">The value.</param>
/// <param name="Parameter">The parameter that it is the gradient of, or the parameter or state that it replaces; else null.</param>
internal sealed record ProgramResult(ResultKind Kind, Value Value, Value? Parameter = null);

/// <summary>What becomes of a value that a program gives.</summary>
internal enum ResultKind
{
    /// <summary>The outputs of the rows.</summary>
    Outputs,

    /// <summary>The sum of the loss over the rows.</summary>
    TotalLoss,

    /// <summary>The derivative of the loss, of a network that has nothing else to differentiate by.</summary>
    LossGradient,

    /// <summary>The gradient of a parameter.</summary>
    Gradient,

    /// <summary>The gradients of the inputs.</summary>
    InputGradients,

    /// <summary>What something that is kept with the parameters becomes.</summary>
    NewStatistic,

    /// <summary>What a parameter becomes in a step.</summary>
    NewParameter,

    /// <summary>What a stream keeps for its next steps.</summary>
    NewState,

    /// <summary>What one step of a scan hands on.</summary>
    OfStep,
}
