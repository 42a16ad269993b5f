using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import.Streams;

/// <summary>
/// A convolution along the steps whose windows see the last steps of the call before: they are an input of the model, and stand before those of this call, <c>[rows, channels, steps]</c>.
/// </summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Input">The input of the model with the steps before.</param>
/// <param name="Count">How many steps these are.</param>
/// <param name="Steps">The steps of the call.</param>
/// <param name="Joined">Both, one behind the other: the last of them are the steps before of the next call.</param>
internal sealed record PastSteps(GraphNode Convolution, string Input, long Count, string Steps, string Joined)
{
    /// <summary>The attribute of a convolution of a stream, which says how many steps before it sees; no file has it.</summary>
    public const string Attribute = "steps before";

    /// <summary>What the node joins for a convolution; null if it joins something else.</summary>
    public static PastSteps? Of(GraphNode node, ImmutableArray<GraphNode> nodes, GraphMessage graph, IReadOnlySet<string> inputs, GraphPaths paths)
    {
        if (node is not { Operator: "Concat", Domain: "", Inputs: [var before, var steps], Outputs: [var joined] } || node.Attributes.GetValueOrDefault("axis")?.Integer is not (2 or -1))
            return null;
        string input = paths.Origin(before);
        if (!inputs.Contains(input) || graph.Inputs.First(given => given.Name == input).Shape is not { Count: 3 } shape || shape[2].Size is not (> 0 and { } count))
            return null;
        GraphNode[] readers = [.. nodes.Where(reader => reader is { Operator: "Conv", Domain: "" } && reader.Inputs.FirstOrDefault() == joined)];
        return readers is [var convolution] ? new PastSteps(convolution, input, count, steps, joined) : null;
    }

    /// <summary>The convolution of a stream, which takes the steps of the call alone.</summary>
    public GraphNode OfStream() => Convolution with
    {
        Inputs = Convolution.Inputs.SetItem(0, Steps),
        Attributes = Convolution.Attributes.SetItem(Attribute, AttributeMessage.Of(Attribute, Count)),
    };
}
