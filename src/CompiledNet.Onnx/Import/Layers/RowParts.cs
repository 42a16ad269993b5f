using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Layers;

/// <summary>
/// Values that are taken from a row, replaced by vectors of an embedding, and put together again. A layer does all of that at once, so these parts are
/// kept as they are until it is known what becomes of them.
/// </summary>
internal static class RowParts
{
    /// <summary>A vector of a table for each index that comes in. No attribute says so by itself: see <see cref="Real"/>.</summary>
    public static Layer Vectors(Layer indices, LayerTensor table, string? node)
    {
        Layer row = indices.Kind == "Select" ? indices.Inputs[0] : indices;
        ImmutableArray<int> columns = indices.Kind == "Select" ? indices.Columns : [.. Enumerable.Range(0, row.Size)];
        return new Layer
        {
            Kind = "Vectors",
            Inputs = [row],
            Shape = columns.Length == 1 ? [table.Shape[1]] : [columns.Length, table.Shape[1]],
            Columns = columns,
            Tensors = [table],
            NodeName = node,
        };
    }

    /// <summary>Layers one behind the other along their last axis.</summary>
    public static Layer Concat(ImmutableArray<Layer> layers, int size, string? node)
    {
        Layer[] parts = [.. layers.Select(Bare)];
        bool sameRow = parts.All(part => part.Kind is "Select" or "Vectors" && part.Inputs[0] == parts[0].Inputs[0]) && layers.All(layer => layer.Shape.Length == 1);
        if (sameRow && parts.All(part => part.Kind == "Select"))
            return NewLayer.Select(parts[0].Inputs[0], [.. parts.SelectMany(part => part.Columns)]);
        if (sameRow && parts.SelectMany(part => part.Columns).SequenceEqual(Enumerable.Range(0, parts[0].Inputs[0].Size)))
            return Embeddings(parts[0].Inputs[0], parts);

        // The positions before the last axis are those of the first.
        ImmutableArray<int> positions = layers[0].Shape[..^1];
        return NewLayer.Join("Concat", [.. layers.Select(layer => NewLayer.Shaped(layer, [.. positions, layer.Shape[^1]]))], [.. positions, size], node);
    }

    /// <summary>The layer as layers that there are; itself if it is one.</summary>
    public static Layer Real(Layer layer)
    {
        if (layer.Kind == "Select")
            return NewLayer.Picked(layer.Inputs[0], layer.Columns);
        if (layer.Kind != "Vectors")
            return layer;
        Layer row = layer.Inputs[0];
        int size = layer.Tensors[0].Shape[1];
        if (layer.Columns.SequenceEqual(Enumerable.Range(0, row.Size)))
            return Embedding(row, layer, [.. layer.Columns.Select(column => InputNumber(row, column))], layer.Shape, []);

        // Other inputs stand beside: an embedding keeps them, and the vectors are taken out.
        Layer embedded = Embeddings(row, [.. Enumerable.Range(0, row.Size).Select(column => layer.Columns.Contains(column)
            ? layer.With(columns: [column])
            : NewLayer.Select(row, [column]))]);
        ImmutableArray<int> places = [.. layer.Columns.SelectMany(column =>
            Enumerable.Range(column + (size - 1) * layer.Columns.Distinct().Count(other => other < column), size))];
        return NewLayer.Shaped(NewLayer.Picked(embedded, places), layer.Shape);
    }

    private static Layer Bare(Layer layer) => layer.Kind is "Flatten" or "Reshape" && layer.Inputs[0].Kind is "Vectors" or "Select" ? layer.Inputs[0] : layer;

    /// <summary>One embedding for each table, behind one another: what one leaves as an index, the next takes.</summary>
    private static Layer Embeddings(Layer row, Layer[] parts)
    {
        Layer result = row;
        (int Column, float[]? Table)[] columns = [.. parts.SelectMany(part => part.Columns.Select(column => (column, part.Kind == "Vectors" ? part.Tensors[0].Values : null)))];
        float[][] tables = [.. columns.Select(column => column.Table).OfType<float[]>().Distinct()];
        foreach ((int done, float[] table) in tables.Index())
        {
            Layer of = parts.First(part => part.Kind == "Vectors" && part.Tensors[0].Values == table);
            var left = ImmutableArray.CreateBuilder<(int Place, int Input)>();
            int place = 0;
            foreach ((int column, float[]? own) in columns)
            {
                if (own is not null && Array.IndexOf(tables, own) <= done)
                {
                    place += parts.First(part => part.Kind == "Vectors" && part.Tensors[0].Values == own).Tensors[0].Shape[1];
                    continue;
                }

                left.Add((place++, InputNumber(row, column)));
            }

            result = Embedding(result, of, [.. columns.Where(column => column.Table == table).Select(column => InputNumber(row, column.Column))], [place], left.ToImmutable());
        }

        return result;
    }

    private static Layer Embedding(Layer row, Layer vectors, ImmutableArray<int> inputs, ImmutableArray<int> shape, ImmutableArray<(int Place, int Input)> left) => new()
    {
        Kind = "Embedding",
        Inputs = [row],
        Shape = shape,
        Arguments = [.. vectors.Tensors[0].Shape.Select(NewLayer.Literal)],
        Columns = inputs,
        Indices = left,
        Tensors = vectors.Tensors,
        NodeName = vectors.NodeName,
    };

    private static int InputNumber(Layer row, int column) => row.Kind switch
    {
        "Input" => column,
        "Embedding" when row.Indices.FirstOrDefault(left => left.Place == column, (Place: -1, Input: -1)) is { Place: >= 0 } found => found.Input,
        _ => throw new NotExpressibleException("the indices of an embedding are not inputs of the model"),
    };
}
