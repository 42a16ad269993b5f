using System.Globalization;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>The layers of a network as a table, with a line for each and one for their sums.</summary>
internal static class LayerTable
{
    public static IEnumerable<string> Of(NetworkModel network)
    {
        string[][] columns = [.. Columns(network).Where(column => column.SaysSomething).Select(column => column.Padded)];
        return Enumerable.Range(0, network.Layers.Count + 2).Select(line => string.Join("  ", columns.Select(column => column[line])));
    }

    private static IEnumerable<Column> Columns(NetworkModel network)
    {
        Column Of(string title, Func<LayerModel, string> tell, string total = "", bool isNumber = false) => new([title, .. network.Layers.Select(tell), total], isNumber);

        // Numbers and outputs of several axes need no explanation where each layer is a matrix.
        bool isOfMatrices = network.IsOfMatrixProducts;
        int number = 0;
        if (!isOfMatrices)
            yield return Of("l", layer => layer.IsView ? "" : $"{++number}", isNumber: true);
        yield return Of("layer", layer => layer.Name, "total");
        yield return Of("kind", layer => layer.Kind);
        yield return Of("arguments", layer => layer.Details.Notation);
        yield return Of("reads", layer => layer.ReadsOnly(network.IndexOf(layer)) ? "" : string.Join(", ", layer.Inputs.Select(network.NameOf)));
        yield return Of("inputs", layer => Shape(layer.InputShape), Shape(network.InputShape), isNumber: true);
        yield return Of(isOfMatrices ? "units" : "outputs", layer => Shape(layer.OutputShape), Shape(network.OutputShape), isNumber: true);
        yield return Of("activation", layer => layer.HasActivation ? layer.Activation.Function.Name : "");
        yield return Of("parameters", layer => Number(layer.ParameterCount), Number(network.ParameterCount), isNumber: true);
        yield return Of("multiply-adds", layer => Number(layer.MultiplyAdds), Number(network.MultiplyAdds), isNumber: true);
    }

    private static string Shape(TensorShape shape) => shape.Axes.Count == 1 ? Number(shape.Size) : shape.Notation;

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A column: its title, a cell for each layer, and one for the network.</summary>
    /// <param name="Cells">The texts, from above.</param>
    /// <param name="IsNumber">Whether their ends stand below one another, not their beginnings.</param>
    private sealed record Column(string[] Cells, bool IsNumber)
    {
        public bool SaysSomething => Cells.Skip(1).Any(cell => cell.Length > 0);

        public string[] Padded => [.. Cells.Select(cell => IsNumber ? cell.PadLeft(Width) : cell.PadRight(Width))];

        private int Width => Cells.Max(cell => cell.Length);
    }
}
