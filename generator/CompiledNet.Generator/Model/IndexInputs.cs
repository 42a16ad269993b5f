using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Which inputs of a network are indices, and whether they get to embeddings.</summary>
internal static class IndexInputs
{
    /// <summary>Those that are declared, in the order of a row; null if some are not valid.</summary>
    public static EquatableArray<IndexPlace>? Of(NetworkDeclaration network, TensorShape? shape, List<DiagnosticInfo> diagnostics)
    {
        EquatableArray<Written<int>> written = network.IndexInputs;
        if (shape is null || written.Count == 0)
            return new EquatableArray<IndexPlace>([]);
        if (shape.Axes.Count > 1)
        {
            LocationInfo all = LocationInfo.Around(written.Select(index => index.Location));
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, all, "IndexInputs", "left out where the input has several axes", $"given for {shape.Notation}"));
            return null;
        }

        var valid = new SortedSet<int>();
        foreach (Written<int> index in written)
        {
            if (index.Value < 0 || index.Value >= shape.Size)
                ReportOutOfRange(index, $"from 0 to {shape.Size - 1}", $"{index.Value}", diagnostics);
            else if (!valid.Add(index.Value))
                ReportOutOfRange(index, "written once", $"{index.Value} for the second time", diagnostics);
        }

        return valid.Count == written.Count ? valid.Select(index => new IndexPlace(index, index)).ToEquatableArray() : null;
    }

    /// <summary>Reports indices that no embedding takes, and those that are used as numbers before one does.</summary>
    public static void ReportLost(NetworkDeclaration network, EquatableArray<IndexPlace> inputs, IReadOnlyList<LayerModel> layers, List<DiagnosticInfo> diagnostics)
    {
        var taken = new HashSet<int>(layers.SelectMany(layer => layer.Details.Columns));
        foreach (IndexPlace lost in inputs.Where(index => !taken.Contains(index.Input)))
        {
            LocationInfo location = network.IndexInputs.First(index => index.Value == lost.Input).Location;
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.IndexWithoutEmbedding, location, $"{lost.Input}"));
        }

        for (int place = 0; place < layers.Count; place++)
        {
            LayerModel layer = layers[place];
            IEnumerable<IndexPlace> read = layer.TakesIndices ? [] : layer.Inputs.SelectMany(number => number == 0 ? inputs : layers[number - 1].Indices);
            Report(read, "reads");
            Report(place == layers.Count - 1 ? layer.Indices : [], "gives");

            void Report(IEnumerable<IndexPlace> indices, string verb)
            {
                if (indices.FirstOrDefault(index => taken.Contains(index.Input)) is { } index)
                    diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.IndexAsNumber, network.Layers[place].Location, layer.Name, verb, $"{index.Input}"));
            }
        }
    }

    private static void ReportOutOfRange(Written<int> index, string range, string actual, List<DiagnosticInfo> diagnostics) =>
        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, index.Location, "An index input", range, actual));
}
