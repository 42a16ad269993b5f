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
    public static IReadOnlyDictionary<Value, Value> Derive(ProgramBuilder to, Value of, Value gradient, IReadOnlyCollection<Value> wanted) =>
        Derive(to, [.. to.Operations], new Dictionary<Value, Value> { [of] = gradient }, wanted);

    /// <summary>The same through some operations, from the derivatives with respect to several values.</summary>
    /// <param name="to">Where the backward operations are added.</param>
    /// <param name="forward">The operations.</param>
    /// <param name="given">The derivatives that are there.</param>
    /// <param name="wanted">What to differentiate by.</param>
    public static IReadOnlyDictionary<Value, Value> Derive(
        ProgramBuilder to, IReadOnlyList<Operation> forward, IReadOnlyDictionary<Value, Value> given, IReadOnlyCollection<Value> wanted)
    {
        HashSet<Value> varying = Varying(forward, wanted);
        var gradients = given.ToDictionary(entry => entry.Key, entry => entry.Value);
        var slices = new SliceAdjoints(to);
        foreach (Operation operation in Enumerable.Reverse(forward))
        {
            slices.Put(operation.Results, gradients);
            if (!operation.Results.Any(result => gradients.ContainsKey(result) && varying.Contains(result)))
                continue;
            to.Layer = operation.Result.Layer;
            if (operation is Slice slice)
            {
                slices.Add(slice, gradients[slice.Result]);
                continue;
            }

            foreach ((Value operand, Func<Value> derive) in Rules(to, operation, gradients, varying))
            {
                if (varying.Contains(operand))
                    gradients[operand] = gradients.TryGetValue(operand, out Value? other) ? Sum(to, operand, other, derive()) : derive();
            }
        }

        slices.Put(wanted, gradients);
        to.Layer = 0;
        return gradients;
    }

    /// <summary>A value that several operations read gets derivatives from all of them.</summary>
    public static Value Sum(ProgramBuilder to, Value operand, Value one, Value other) =>
        to.Map($"d{operand.Notation}", operand.Axes, new Read(one) + new Read(other), $"the sum of what the layers that read {operand.Notation} give");

    /// <summary>What depends on the values that are wanted, and these themselves.</summary>
    private static HashSet<Value> Varying(IEnumerable<Operation> forward, IEnumerable<Value> wanted)
    {
        var varying = new HashSet<Value>(wanted);
        foreach (Operation operation in forward.Where(operation => operation.Operands.Any(varying.Contains)))
            varying.UnionWith(operation.Results);
        return varying;
    }

    private static IEnumerable<(Value Operand, Func<Value> Derive)> Rules(ProgramBuilder to, Operation operation, Dictionary<Value, Value> gradients, HashSet<Value> varying)
    {
        if (operation is Scan scan)
            return ScanAdjoint.Of(to, scan, gradients, varying);
        Value d = gradients[operation.Result];
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
            Delays delays => [(delays.Operand, () => to.DelaySums($"d{delays.Operand.Notation}", delays, d))],
            _ => throw new InvalidOperationException($"No adjoint of {operation.GetType().Name}."),
        };
    }
}
