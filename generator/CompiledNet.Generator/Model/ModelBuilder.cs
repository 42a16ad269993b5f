using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Gives every layer its shape, and finds what cannot work.</summary>
internal static class ModelBuilder
{
    private const int MaximumInputs = 1 << 20;
    private const long MaximumParameters = 1_000_000_000;

    public static Checked<NetworkModel> Build(NetworkDeclaration declaration)
    {
        var diagnostics = new List<DiagnosticInfo>();
        NetworkModel? model = Build(declaration, diagnostics);
        return Checked<NetworkModel>.From(model, diagnostics);
    }

    /// <summary>Builds what can be built, whatever else is wrong; null if a layer has no valid shape.</summary>
    public static NetworkModel? Build(NetworkDeclaration declaration, List<DiagnosticInfo> diagnostics)
    {
        if (declaration.Layers.Count == 0)
        {
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoLayer, declaration.Location, declaration.Type.Name));
            return null;
        }

        bool sizesValid = Sizes.Check("The number of inputs", declaration.Inputs, MaximumInputs, diagnostics);
        var names = new LayerNames(declaration, diagnostics);
        var layers = new List<LayerModel>();
        int size = declaration.Inputs.Value;
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            LayerModel? built = layer switch
            {
                DenseDeclaration dense => DenseBuilder.Build(dense, names.Next(layer), size, diagnostics),
                _ => throw new InvalidOperationException($"No builder for {layer.Kind}."),
            };
            sizesValid &= built is not null;
            if (built is null)
                continue;
            layers.Add(built);
            size = built.OutputSize;
        }

        if (!sizesValid)
            return null;

        LossModel? loss = declaration.Loss is { } declared
            ? LossBuilder.Build(declared, layers[layers.Count - 1], declaration.Layers[declaration.Layers.Count - 1], diagnostics)
            : null;
        GeneratedMembers.ReportClashes(declaration, layers, loss, diagnostics);
        Overridable overridden = InheritedMembers.Override(declaration, layers, loss, diagnostics);
        var model = new NetworkModel(declaration.Type, declaration.Inputs.Value, declaration.FusedMultiplyAdd, layers.ToEquatableArray(), loss, declaration.Constructors, overridden);
        if (model.ParameterCount > MaximumParameters)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NetworkTooLarge, declaration.Location, declaration.Type.Name, $"{model.ParameterCount}", $"{MaximumParameters}"));
        return model;
    }
}
