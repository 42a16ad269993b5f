using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import;

/// <summary>An operator of the graph with the names of what it takes and gives; an input that is left out has an empty name.</summary>
internal sealed record GraphNode(
    string Name,
    string Domain,
    string Operator,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    ImmutableDictionary<string, AttributeMessage> Attributes)
{
    /// <summary>The node as messages call it.</summary>
    public string Label => Name.Length > 0 ? Name : Outputs.Length > 0 ? $"the node that gives '{Outputs[0]}'" : "a node without a name";

    /// <summary>The operator with its family, if that is another than the specification's.</summary>
    public string FullOperator => Domain.Length > 0 ? $"{Domain}.{Operator}" : Operator;

    public static GraphNode Of(NodeMessage node)
    {
        var attributes = ImmutableDictionary.CreateBuilder<string, AttributeMessage>(StringComparer.Ordinal);
        foreach (AttributeMessage attribute in node.Attributes)
            attributes[attribute.Name] = attribute;
        return new GraphNode(
            node.Name,
            node.Domain == "ai.onnx" ? "" : node.Domain,
            node.Operator,
            [.. node.Inputs],
            [.. node.Outputs],
            attributes.ToImmutable());
    }
}
