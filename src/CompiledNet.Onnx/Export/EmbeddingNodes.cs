using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>An embedding: its indices taken from a row, their vectors, and what stands between them.</summary>
internal static class EmbeddingNodes
{
    public static ExportValue Write(ExportGraph graph, LayerDescription layer, ExportValue x, NamedTensor weights)
    {
        string table = graph.Constant(weights.Name, weights.Shape, weights.Values);
        int size = weights.Shape[1], width = x.Shape.Aggregate(1, (product, axis) => product * axis);
        (int Place, int Input)[] taken = [.. x.Indices.Where(index => layer.Columns.Contains(index.Input)).OrderBy(index => index.Place)];
        if (taken.Length == width)
        {
            // Nothing but indices: one vector each, under an axis of their own.
            string vectors = Vectors(graph, x.Last, table);
            return ExportValue.WithLast(graph, layer.OutputShape, layer.OutputShape.Length > x.Shape.Length ? vectors : Row(graph, vectors, layer));
        }

        var parts = new List<string>();
        var left = ImmutableArray.CreateBuilder<(int Place, int Input)>();
        int next = 0, written = 0;
        foreach ((int place, _) in taken.Append((width, -1)))
        {
            if (place > next)
            {
                parts.Add(Slice(graph, x, next, place));
                left.AddRange(x.Indices.Where(index => index.Place >= next && index.Place < place).Select(index => (index.Place - next + written, index.Input)));
                written += place - next;
            }

            if (place < width)
            {
                string vector = Vectors(graph, Slice(graph, x, place, place + 1), table);
                parts.Add(graph.IsStream ? graph.Add("Squeeze", [vector, graph.List(2)]) : graph.Add("Flatten", vector, AttributeMessage.Of("axis", 1L)));
                written += size;
            }

            next = place + 1;
        }

        return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Concat", parts, AttributeMessage.Of("axis", (long)x.Shape.Length))).WithIndices(left.ToImmutable());
    }

    private static string Vectors(ExportGraph graph, string indices, string table) =>
        graph.Add("Gather", [table, graph.Add("Cast", indices, AttributeMessage.Of("to", (long)ElementType.Int64))], AttributeMessage.Of("axis", 0L));

    private static string Row(ExportGraph graph, string vectors, LayerDescription layer) => graph.IsStream
        ? LayerNodes.OfSteps(graph, layer, vectors)
        : graph.Add("Reshape", [vectors, graph.List([-1, .. layer.OutputShape.Select(axis => (long)axis)])]);

    private static string Slice(ExportGraph graph, ExportValue row, int start, int end) =>
        graph.Add("Slice", [row.Last, graph.List(start), graph.List(end), graph.List(row.Shape.Length)]);
}
