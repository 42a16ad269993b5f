namespace CompiledNet.Onnx.Import.Operators;

/// <summary>All operators that are imported.</summary>
internal static class OperatorCatalog
{
    private static readonly Dictionary<(string Domain, string Name), Operator> All = new[]
    {
        Products.All, Windows.All, Recurrent.All, Norms.All, Elementwise.All, Joins.All, Shapes.All, Selections.All, Constants.All, Learning.All,
    }.SelectMany(operators => operators).ToDictionary(found => (found.Domain, found.Name));

    /// <summary>The names of the operators that are imported, those of other families with the family.</summary>
    public static IEnumerable<string> Names => All.Keys
        .Where(key => key.Name != LayerNormPattern.Operator)
        .Select(key => key.Domain.Length == 0 ? key.Name : $"{key.Domain}.{key.Name}").Order(StringComparer.Ordinal);

    /// <summary>What the node's operator means; null if it is not imported.</summary>
    public static Operator? Find(GraphNode node) => All.GetValueOrDefault((node.Domain == "com.microsoft" && node.Operator == "Gelu" ? "" : node.Domain, node.Operator));

    /// <summary>Why an operator is not imported.</summary>
    public static string Unknown(GraphNode node) => node.Operator switch
    {
        "LSTM" or "GRU" or "RNN" => "recurrent layers are not imported",
        "ConvTranspose" => "there are no transposed convolutions",
        "If" or "Loop" or "Scan" => "there are no branches and loops that depend on values",
        "InstanceNormalization" or "GroupNormalization" => "there is no norm of this kind, but BatchNormalization and LayerNormalization",
        "TreeEnsembleClassifier" or "TreeEnsembleRegressor" or "SVMClassifier" or "SVMRegressor" => "it is not a neural network",
        _ => $"this operator is not imported; those that are: {string.Join(", ", Names)}",
    };
}
