using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Streams;

/// <summary>Where values of a graph come from, through nodes that only pass them on.</summary>
internal sealed class GraphPaths
{
    // What exporters write between an input with the states of all layers and one of them.
    private static readonly ImmutableArray<string> Passing = ["Slice", "Gather", "Split", "Squeeze", "Unsqueeze", "Transpose", "Reshape", "Identity", "Cast"];

    private readonly Dictionary<string, GraphNode> _givers = [];

    public GraphPaths(ImmutableArray<GraphNode> nodes)
    {
        foreach (GraphNode node in nodes)
        {
            foreach (string output in node.Outputs.Where(name => name.Length > 0))
                _givers[output] = node;
        }
    }

    /// <summary>The name that is passed on to that name.</summary>
    public string Origin(string name)
    {
        for (int depth = 0; depth < _givers.Count && _givers.GetValueOrDefault(name) is { } giver && IsPassing(giver); depth++)
            name = giver.Inputs[0];
        return name;
    }

    /// <summary>All names that are passed on to that name, put together or not; those at which <paramref name="ends"/> holds are not followed.</summary>
    public ImmutableHashSet<string> Origins(string name, Func<string, bool> ends)
    {
        var origins = ImmutableHashSet.CreateBuilder<string>();
        var seen = new HashSet<string>();
        var open = new Stack<string>([name]);
        while (open.TryPop(out string? at))
        {
            if (!seen.Add(at))
                continue;
            GraphNode? giver = ends(at) ? null : _givers.GetValueOrDefault(at);
            if (giver is { Operator: "Concat", Domain: "" })
            {
                foreach (string part in giver.Inputs)
                    open.Push(part);
            }
            else if (giver is not null && IsPassing(giver))
            {
                open.Push(giver.Inputs[0]);
            }
            else
            {
                origins.Add(at);
            }
        }

        return origins.ToImmutable();
    }

    private static bool IsPassing(GraphNode node) => node.Domain.Length == 0 && Passing.Contains(node.Operator) && node.Inputs.Length > 0;
}
