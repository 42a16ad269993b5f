namespace CompiledNet.Generator.Layers;

/// <summary>All kinds of layers, by name: the only place that knows them all.</summary>
internal static class LayerCatalog
{
    private static readonly Dictionary<string, LayerKind> Kinds = new[]
    {
        Dense.Kind, Conv1D.Kind, Conv2D.Kind,
        MaxPool1D.Kind, MaxPool2D.Kind, AveragePool1D.Kind, AveragePool2D.Kind, GlobalAveragePool.Kind, GlobalMaxPool.Kind,
        Flatten.Kind, Reshape.Kind, Activation.Kind, BatchNorm.Kind, LayerNorm.Kind, Dropout.Kind, Embedding.Kind,
        SimpleRNN.Kind, GRU.Kind, LSTM.Kind,
        Add.Kind, Multiply.Kind, Concat.Kind,
    }.ToDictionary(kind => kind.Name);

    private static readonly Dictionary<string, LayerKind> KindsByAttribute = Kinds.Values.ToDictionary(kind => kind.Attribute);

    public static IEnumerable<LayerKind> All => Kinds.Values;

    public static LayerKind Get(string name) => Kinds[name];

    /// <summary>The kind that an attribute declares, by its full name; null if it declares none.</summary>
    public static LayerKind? Find(string attribute) => KindsByAttribute.TryGetValue(attribute, out LayerKind? kind) ? kind : null;
}
