using CompiledNet.Generator.Declaration;

namespace CompiledNet.Generator.Model;

/// <summary>A network that makes sense: a graph of layers with their shapes, and the loss. It knows no source positions.</summary>
internal sealed record NetworkModel(
    TypeDeclaration Type,
    TensorShape InputShape,
    EquatableArray<int> IndexInputs,
    bool FusedMultiplyAdd,
    bool IsStream,
    EquatableArray<LayerModel> Layers,
    LossModel? Loss,
    ConstructorsDeclaration Constructors,
    Overridable Overridden,
    WeightsModel? Weights)
{
    public int InputSize => InputShape.Size;

    public TensorShape OutputShape => Layers[Layers.Count - 1].OutputShape;

    public int OutputSize => OutputShape.Size;

    /// <summary>The layers without those that only show values under another shape; there is at least one.</summary>
    public IReadOnlyList<LayerModel> ComputingLayers => [.. Layers.Where(layer => !layer.IsView)];

    /// <summary>Whether all layers that compute something are products with any matrix.</summary>
    public bool IsOfMatrixProducts => ComputingLayers.All(layer => layer.IsMatrixProduct);

    /// <summary>Whether some layer reads something else than the layer before it, or more.</summary>
    public bool HasBranches => Layers.Where((layer, place) => !layer.ReadsOnly(place)).Any();

    /// <summary>The name of a layer by its number among <see cref="LayerModel.Inputs"/>.</summary>
    public string NameOf(int number) => number == 0 ? LayerNames.NetworkInput : Layers[number - 1].Name;

    /// <summary>The inputs that are indices, with the values that all layers know that take them.</summary>
    public IEnumerable<IndexRange> IndexRanges => IndexInputs.Select(input => new IndexRange(input, Layers.Where(layer => layer.Details.Columns.Contains(input)).Min(layer => layer.IndexCount)));

    /// <summary>The place of a layer in <see cref="Layers"/>.</summary>
    public int IndexOf(LayerModel layer) => Layers.ToList().FindIndex(candidate => ReferenceEquals(candidate, layer));

    /// <summary>The terms that each row adds to the mean that is the cost.</summary>
    public int TermsOfRow => Loss is { Function.IsMeanOverOutputs: true } ? OutputSize : 1;

    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);
}
