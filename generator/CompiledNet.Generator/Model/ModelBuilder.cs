using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers;

namespace CompiledNet.Generator.Model;

/// <summary>Gives every layer its shape, and finds what cannot work.</summary>
internal static class ModelBuilder
{
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
            ReportNoLayer("no layer", declaration, diagnostics);
            return null;
        }

        TensorShape? inputShape = Sizes.InputShape(declaration.InputShape, diagnostics);
        if (BuildLayers(declaration, inputShape, diagnostics) is not { } layers || inputShape is null)
            return null;

        int last = layers.FindLastIndex(layer => !layer.IsView);
        if (last < 0)
        {
            ReportNoLayer("no layer that computes", declaration, diagnostics);
            return null;
        }

        LossModel? loss = declaration.Loss is { } declared ? LossBuilder.Build(declared, layers[last], declaration.Layers[last], diagnostics) : null;
        MemberClashes.Report(declaration, layers, loss, diagnostics);
        Overridable overridden = InheritedMembers.Override(declaration, layers, loss, diagnostics);
        var model = new NetworkModel(declaration.Type, inputShape, declaration.FusedMultiplyAdd, layers.ToEquatableArray(), loss, declaration.Constructors, overridden);
        if (model.ParameterCount > MaximumParameters)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NetworkTooLarge, declaration.Location, declaration.Type.Name, $"{model.ParameterCount}", $"{MaximumParameters}"));
        return model;
    }

    /// <summary>
    /// Gives each layer the shape of the one before, which it reads; null if one has no valid shape. Without a valid input, layers are
    /// built on one value, for what else is wrong with them.
    /// </summary>
    private static List<LayerModel>? BuildLayers(NetworkDeclaration declaration, TensorShape? inputShape, List<DiagnosticInfo> diagnostics)
    {
        var names = new LayerNames(declaration, diagnostics);
        var layers = new List<LayerModel>();
        bool isComplete = true;
        TensorShape shape = inputShape ?? TensorShape.Of(1);
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            var input = new LayerInput(new[] { layers.Count }.ToEquatableArray(), shape);
            if (LayerCatalog.Get(layer.Kind).Build(layer, names.Next(layer), input, diagnostics) is { } built)
            {
                layers.Add(built);
                shape = built.OutputShape;
            }
            else
            {
                isComplete = false;
            }
        }

        return isComplete ? layers : null;
    }

    private static void ReportNoLayer(string what, NetworkDeclaration declaration, List<DiagnosticInfo> diagnostics) =>
        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoLayer, declaration.Location, declaration.Type.Name, what));
}
