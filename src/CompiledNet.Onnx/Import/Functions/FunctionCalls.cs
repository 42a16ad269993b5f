using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import.Functions;

/// <summary>Writes out the operators that a file defines itself, wherever nodes call them.</summary>
internal static class FunctionCalls
{
    private const int MaximumDepth = 16;
    private const int MaximumNodes = 100_000;

    public static ImmutableArray<GraphNode> Inline(ModelMessage model)
    {
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        var functions = new Dictionary<(string, string), FunctionMessage>();
        foreach (FunctionMessage function in model.Functions)
            functions[(function.Domain, function.Name)] = function;
        int calls = 0;
        foreach (NodeMessage node in model.Graph!.Nodes)
            Add(node, functions, nodes, ref calls, 0);
        return nodes.ToImmutable();
    }

    private static void Add(NodeMessage node, Dictionary<(string, string), FunctionMessage> functions, ImmutableArray<GraphNode>.Builder nodes, ref int calls, int depth)
    {
        if (!functions.TryGetValue((node.Domain, node.Operator), out FunctionMessage? function))
        {
            if (nodes.Count >= MaximumNodes)
                throw new OnnxImportException($"The model has more than {MaximumNodes} nodes, with its functions written out.");
            nodes.Add(GraphNode.Of(node));
            return;
        }

        if (depth >= MaximumDepth || calls > MaximumNodes)
            throw new OnnxImportException($"The function '{function.Name}' of the model calls itself, or functions call each other more than {MaximumDepth} deep.");
        string prefix = $"{node.Name}#{++calls}/";
        var names = new Dictionary<string, string> { [""] = "" };
        for (int place = 0; place < function.Inputs.Count; place++)
            names[function.Inputs[place]] = place < node.Inputs.Count ? node.Inputs[place] : "";
        for (int place = 0; place < function.Outputs.Count && place < node.Outputs.Count; place++)
            names[function.Outputs[place]] = node.Outputs[place];
        foreach (NodeMessage inner in function.Nodes)
        {
            Add(
                new NodeMessage
                {
                    Name = $"{node.Name}/{(inner.Name.Length > 0 ? inner.Name : inner.Operator)}",
                    Domain = inner.Domain,
                    Operator = inner.Operator,
                    Inputs = [.. inner.Inputs.Select(Renamed)],
                    Outputs = [.. inner.Outputs.Select(Renamed)],
                    Attributes = [.. inner.Attributes.Select(Resolved).OfType<AttributeMessage>()],
                },
                functions,
                nodes,
                ref calls,
                depth + 1);
        }

        string Renamed(string name) => names.TryGetValue(name, out string? renamed) ? renamed : prefix + name;

        AttributeMessage? Resolved(AttributeMessage attribute) => attribute.Reference.Length == 0 ? attribute
            : (node.Attributes.Find(given => given.Name == attribute.Reference) ?? function.Defaults.Find(given => given.Name == attribute.Reference))?.Named(attribute.Name);
    }
}
