using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import.Streams;

/// <summary>
/// A model that is called again and again along a stream: every recurrent node takes its state from an input of the model and gives the next one as an output, and so do
/// convolutions whose windows see steps of the call before. In a network these states belong to the stream.
/// </summary>
internal sealed record StreamGraph
{
    private const int FirstState = 5;

    /// <summary>The nodes, which take no states.</summary>
    public required ImmutableArray<GraphNode> Nodes { get; init; }

    public required ImmutableArray<NodeState> States { get; init; }

    public IEnumerable<string> Inputs => States.SelectMany(state => state.Inputs);

    public IEnumerable<string> Outputs => States.SelectMany(state => state.Outputs);

    /// <summary>Of these outputs, those with more than what recurrent nodes give: cells, and steps before.</summary>
    public required ImmutableArray<string> Cells { get; init; }

    /// <param name="nodes">The nodes.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="inputs">The names of the model's inputs.</param>
    /// <param name="isStream">Whether the model is known to go along a stream, so that its nodes need not remember anything.</param>
    /// <returns>The stream; null of a model that is called once for each sequence.</returns>
    public static StreamGraph? Find(ImmutableArray<GraphNode> nodes, GraphMessage graph, IReadOnlySet<string> inputs, bool isStream)
    {
        var paths = new GraphPaths(nodes);
        ImmutableArray<PastSteps> pasts = [.. nodes.Select(node => PastSteps.Of(node, nodes, graph, inputs, paths)).OfType<PastSteps>()];
        HashSet<string> joined = [.. pasts.Select(past => past.Joined)];
        (string Name, ImmutableHashSet<string> Origins)[] outputs = [.. graph.Outputs.Select(output => (output.Name, paths.Origins(output.Name, joined.Contains)))];
        HashSet<string> next = [.. joined, .. nodes.Where(IsRecurrent).SelectMany(node => node.Outputs.Skip(1)).Where(name => name.Length > 0)];
        outputs = [.. outputs.Where(output => output.Origins.All(next.Contains))];

        var states = ImmutableArray.CreateBuilder<NodeState>();
        foreach (GraphNode node in nodes.Where(IsRecurrent))
        {
            int count = node.Operator == "LSTM" ? 2 : 1;
            string[] taken = [.. node.Inputs.Skip(FirstState).Take(count).Where(name => name.Length > 0).Select(paths.Origin)];
            string[] given = [.. node.Outputs.Skip(1).Take(count).Select(name => outputs.FirstOrDefault(output => output.Origins.Contains(name)).Name).OfType<string>()];
            if (taken.Length != count || given.Length != count || !taken.All(inputs.Contains))
                return null;
            states.Add(new NodeState(node, [.. taken.Distinct()], [.. given.Distinct()]));
        }

        foreach (PastSteps past in pasts)
        {
            if (outputs.FirstOrDefault(output => output.Origins.Contains(past.Joined)).Name is not { } given)
                return null;
            states.Add(new NodeState(past.Convolution, [past.Input], [given]));
        }

        return states.Count == 0 && !isStream ? null : new StreamGraph
        {
            Nodes = [.. nodes.Select(node => IsRecurrent(node) ? WithoutStates(node) : pasts.FirstOrDefault(past => past.Convolution == node)?.OfStream() ?? node)],
            States = states.ToImmutable(),
            Cells = [.. outputs.Where(output => !nodes.Any(node => IsRecurrent(node) && output.Origins.Contains(node.Outputs[1]))).Select(output => output.Name)],
        };
    }

    private static bool IsRecurrent(GraphNode node) => RecurrentKind.AreIn([node]);

    private static GraphNode WithoutStates(GraphNode node) => node with { Inputs = [.. node.Inputs.Select((name, place) => place is FirstState or FirstState + 1 ? "" : name)] };
}
