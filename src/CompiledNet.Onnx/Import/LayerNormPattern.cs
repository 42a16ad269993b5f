using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import;

/// <summary>
/// Layer norms that exporters write out for versions before 17: <c>(x − mean(x))/√(mean((x − mean(x))²) + ε)·w + b</c>. Such nodes become one.
/// </summary>
internal static class LayerNormPattern
{
    /// <summary>The operator that a recognised norm becomes, which takes <c>x</c>, <c>ε</c> and the axes: no file has it.</summary>
    public const string Operator = "LayerNormalizationByParts";

    public static ImmutableArray<GraphNode> Fuse(ImmutableArray<GraphNode> nodes)
    {
        Dictionary<string, GraphNode> givers = [];
        foreach (GraphNode node in nodes)
        {
            foreach (string output in node.Outputs)
                givers[output] = node;
        }

        return [.. nodes.Select(node => Match(node, givers) ?? node)];
    }

    private static GraphNode? Match(GraphNode divide, Dictionary<string, GraphNode> givers)
    {
        if (divide is not { Operator: "Div", Inputs: [var difference, var deviation] }
            || Giver(difference, "Sub") is not { Inputs: [var x, var mean] }
            || Giver(mean, "ReduceMean") is not { } average || average.Inputs.IsEmpty || average.Inputs[0] != x
            || Giver(deviation, "Sqrt") is not { Inputs: [var sum] }
            || Giver(sum, "Add") is not { Inputs: [var left, var right] })
        {
            return null;
        }

        foreach ((string variance, string epsilon) in new[] { (left, right), (right, left) })
        {
            if (Giver(variance, "ReduceMean") is not { } second || second.Inputs.IsEmpty || !SameAxes(average, second))
                continue;
            bool isSquare = Giver(second.Inputs[0], "Pow") is { Inputs: [var powered, _] } && IsDifference(powered)
                || Giver(second.Inputs[0], "Mul") is { Inputs: [var first, var other] } && IsDifference(first) && IsDifference(other);
            if (!isSquare)
                continue;
            string exponent = Giver(second.Inputs[0], "Pow")?.Inputs[1] ?? "";
            return divide with { Operator = Operator, Inputs = [x, epsilon, average.Inputs.ElementAtOrDefault(1) ?? "", exponent], Attributes = average.Attributes };
        }

        return null;

        GraphNode? Giver(string name, string operation) =>
            givers.GetValueOrDefault(name) is { } found && found.Operator == operation && found.Domain.Length == 0 ? found : null;

        // Some exporters compute the difference twice.
        bool IsDifference(string name) => name == difference
            || Giver(name, "Sub") is { Inputs: [var a, var b] } && a == x && (b == mean || Giver(b, "ReduceMean") is { } again && again.Inputs[0] == x && SameAxes(average, again));
    }

    private static bool SameAxes(GraphNode first, GraphNode second) =>
        first.Inputs.Skip(1).SequenceEqual(second.Inputs.Skip(1)) && Axes(first).SequenceEqual(Axes(second));

    private static List<long> Axes(GraphNode node) => node.Attributes.GetValueOrDefault("axes")?.Integers ?? [];
}
