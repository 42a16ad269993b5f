using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Streams;

/// <summary>What a node keeps from step to step, as inputs and outputs of the model.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">The inputs of the model from which it takes the state.</param>
/// <param name="Outputs">The outputs of the model in which it gives the next one.</param>
internal sealed record NodeState(GraphNode Node, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs)
{
    public string Note => $"{List(Inputs)} and the {Lower(List(Outputs, "output"))} are the state of {Node.Label}, which the StreamState of a stream keeps; it begins at 0.";

    private static string Lower(string text) => text["The ".Length..];

    private static string List(ImmutableArray<string> names, string what = "input") =>
        $"The {what}{(names.Length == 1 ? "" : "s")} {string.Join(" and ", names.Select(name => $"'{name}'"))}";
}
