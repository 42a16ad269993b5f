using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Weights;

namespace CompiledNet.Generator.Model;

/// <summary>Gives every layer its shape, and finds what cannot work.</summary>
internal static class ModelBuilder
{
    private const long MaximumParameters = 1_000_000_000;

    /// <param name="declaration">What was written.</param>
    /// <param name="files">The safetensors files of the project; null if nobody knows them.</param>
    public static Checked<NetworkModel> Build(NetworkDeclaration declaration, IReadOnlyList<WeightsFile>? files = null)
    {
        var diagnostics = new List<DiagnosticInfo>();
        NetworkModel? model = Build(declaration, diagnostics, files);
        return Checked<NetworkModel>.From(model, diagnostics);
    }

    /// <summary>Builds what can be built, whatever else is wrong; null if a layer has no valid shape.</summary>
    public static NetworkModel? Build(NetworkDeclaration declaration, List<DiagnosticInfo> diagnostics, IReadOnlyList<WeightsFile>? files = null)
    {
        if (declaration.Layers.Count == 0)
        {
            ReportNoLayer("no layer", declaration, diagnostics);
            return null;
        }

        TensorShape? inputShape = InputShape(declaration, diagnostics);
        EquatableArray<IndexPlace>? indexInputs = IndexInputs.Of(declaration, inputShape, diagnostics);
        EquatableArray<IndexPlace> indices = indexInputs ?? new([]);
        if (GraphBuilder.Build(declaration, indexInputs is null ? null : inputShape, indices, diagnostics) is not { } layers || inputShape is null)
            return null;

        int last = Graph.LastComputing(layers);
        if (last < 0)
        {
            ReportNoLayer("no layer that computes", declaration, diagnostics);
            return null;
        }

        IndexInputs.ReportLost(declaration, indices, layers, diagnostics);
        Graph.ReportUnread(declaration, layers, diagnostics);
        LossModel? loss = declaration.Loss is { } declared ? LossBuilder.Build(declared, layers[last], declaration.Layers[last], diagnostics)
            : declaration.LossMethod is { } method ? LossModel.Of(method.Expression)
            : null;
        MemberClashes.Report(declaration, layers, loss, diagnostics);
        Overridable overridden = InheritedMembers.Override(declaration, layers, loss, diagnostics);
        var model = new NetworkModel(
            declaration.Type, inputShape, indices.Select(index => index.Input).ToEquatableArray(), declaration.FusedMultiplyAdd, declaration.IsStream, layers.ToEquatableArray(), loss, declaration.Constructors, overridden,
            WeightsBuilder.Build(declaration, layers, files, diagnostics));
        if (model.ParameterCount > MaximumParameters)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NetworkTooLarge, declaration.Location, declaration.Type.Name, $"{model.ParameterCount}", $"{MaximumParameters}"));
        return model;
    }

    /// <summary>The shape of the input; null if it is not valid. A stream takes the features of one step.</summary>
    private static TensorShape? InputShape(NetworkDeclaration declaration, List<DiagnosticInfo> diagnostics)
    {
        TensorShape? shape = Sizes.InputShape(declaration.InputShape, diagnostics);
        if (!declaration.IsStream || shape is null || shape.Axes.Count == 1)
            return shape;
        LocationInfo axes = LocationInfo.Around(declaration.InputShape.Select(axis => axis.Location));
        Streams.Report(declaration.Type.Name, axes, $"its input has the shape {shape.Notation}", "write the features of one step, or leave out Streaming for whole sequences", diagnostics);
        return null;
    }

    private static void ReportNoLayer(string what, NetworkDeclaration declaration, List<DiagnosticInfo> diagnostics) =>
        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoLayer, declaration.Location, declaration.Type.Name, what));
}
