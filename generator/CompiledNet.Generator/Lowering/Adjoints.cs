using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Derives backward operations from forward ones: from the last to the first, each hands the derivative of the cost with respect to its
/// result on to its operands, by the one rule that its kind has.
/// </summary>
internal static class Adjoints
{
    /// <summary>The derivatives of the cost with respect to <paramref name="wanted"/>.</summary>
    /// <param name="to">Where the forward operations are, and the backward ones are added.</param>
    /// <param name="of">A value.</param>
    /// <param name="gradient">The derivative of the cost with respect to it.</param>
    /// <param name="wanted">What to differentiate by.</param>
    public static IReadOnlyDictionary<Value, Value> Derive(ProgramBuilder to, Value of, Value gradient, IReadOnlyCollection<Value> wanted)
    {
        Operation[] forward = [.. to.Operations];
        HashSet<Value> varying = Varying(forward, wanted);
        var gradients = new Dictionary<Value, Value> { [of] = gradient };
        foreach (Operation operation in Enumerable.Reverse(forward))
        {
            if (!gradients.TryGetValue(operation.Result, out Value? d) || !varying.Contains(operation.Result))
                continue;
            to.Layer = operation.Result.Layer;
            foreach ((Value operand, Func<Value> derive) in Rules(to, operation, d))
            {
                if (varying.Contains(operand))
                    gradients[operand] = gradients.TryGetValue(operand, out Value? other) ? Sum(to, operand, other, derive()) : derive();
            }
        }

        to.Layer = 0;
        return gradients;
    }

    /// <summary>What depends on the values that are wanted, and these themselves.</summary>
    private static HashSet<Value> Varying(IEnumerable<Operation> forward, IEnumerable<Value> wanted)
    {
        var varying = new HashSet<Value>(wanted);
        foreach (Operation operation in forward.Where(operation => operation.Operands.Any(varying.Contains)))
            varying.Add(operation.Result);
        return varying;
    }

    private static IEnumerable<(Value Operand, Func<Value> Derive)> Rules(ProgramBuilder to, Operation operation, Value d)
    {
        if (to.GradientOf(operation.Result) is { } whole)
            return [(whole.From, () => whole.Rule(d))];
        return operation switch
        {
            Contraction contraction => ContractionAdjoint.Of(to, contraction, d),
            Map map => MapAdjoint.Of(to, map, d),
            Reduction reduction => ReductionAdjoint.Of(to, reduction, d),
            View view => ViewAdjoint.Of(to, view, d),
            Windows windows => WindowsAdjoint.Of(to, windows, d),
            Pooling pooling => PoolingAdjoint.Of(to, pooling, d),
            Assembly assembly => AssemblyAdjoint.Of(to, assembly, d),
            Gather gather => GatherAdjoint.Of(to, gather, d),
            _ => throw new InvalidOperationException($"No adjoint of {operation.GetType().Name}."),
        };
    }

    /// <summary>A value that several operations read gets derivatives from all of them.</summary>
    private static Value Sum(ProgramBuilder to, Value operand, Value one, Value other) =>
        to.Map($"d{operand.Notation}", operand.Axes, new Read(one) + new Read(other), $"the sum of what the layers that read {operand.Notation} give");
}
