using CompiledNet.Generator.Declaration;

namespace CompiledNet.Generator.Model;

/// <summary>A network that makes sense: layers with their shapes, and the loss. It knows no source positions.</summary>
internal sealed record NetworkModel(
    TypeDeclaration Type,
    int InputSize,
    bool FusedMultiplyAdd,
    EquatableArray<LayerModel> Layers,
    LossModel? Loss,
    ConstructorsDeclaration Constructors,
    Overridable Overridden)
{
    public int OutputSize => Layers[Layers.Count - 1].OutputSize;

    /// <summary>The terms that each row adds to the mean that is the cost.</summary>
    public int TermsOfRow => Loss is { Function.IsMeanOverOutputs: true } ? OutputSize : 1;

    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);
}
