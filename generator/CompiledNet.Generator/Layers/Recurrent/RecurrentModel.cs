using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Recurrent;

/// <summary>A recurrent layer.</summary>
/// <param name="Gates">The blocks of its tensors, one for each sum that a step takes of every unit.</param>
/// <param name="ReturnsSequences">Whether it gives what every step gives, and not the last alone.</param>
/// <param name="GoesBackwards">Whether the last step of the sequence comes first.</param>
internal sealed record RecurrentModel(
    string Kind,
    string Name,
    EquatableArray<int> Inputs,
    TensorShape InputShape,
    TensorShape OutputShape,
    int Gates,
    bool ReturnsSequences,
    bool GoesBackwards,
    EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel(Kind, Name, Inputs, InputShape, OutputShape, ActivationModel.None, Tensors)
{
    /// <summary>Whether the reset gate of a GRU stands behind the product with the state.</summary>
    public bool ResetsAfter { get; init; } = true;

    public override string View => ResetsAfter ? "RecurrentView" : "EarlyResetView";

    public override bool GivesLastStepAlone => !ReturnsSequences;

    public override LayerDetails Details => new() { ReturnSequences = ReturnsSequences, GoBackwards = GoesBackwards, ResetAfter = ResetsAfter };

    public override long MultiplyAdds => (long)Steps * Gates * Units * (Features + Units);

    public int Steps => InputShape.Positions;

    public int Features => InputShape.Last;

    public int Units => OutputShape.Last;

    /// <summary>A layer whose tensors have a block for each gate, one below the other, as PyTorch has them.</summary>
    public static RecurrentModel? Build(RecurrentDeclaration declaration, int gates, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        bool isValid = Sizes.Check("The number of units", declaration.Units, Sizes.MaximumUnits / gates, diagnostics);
        var initializers = RecurrentInitializers.Build(declaration, gates, diagnostics);
        TensorShape shape = input.Shape;
        if (input.IsStream && declaration.GoBackwards is { Value: true } backwards)
            return Streams.Refuse<RecurrentModel>(name, backwards.Location, "GoBackwards begins with the last step, which a stream does not have", "remove it", diagnostics);
        if (shape.Axes.Count != (input.IsStream ? 1 : 2))
        {
            string advice = input.IsStream ? "add a [Flatten] before it" : input.AdviceForSteps(shape.Axes.Count == 1 ? $"for steps of one feature, add [Reshape({shape.Size}, 1)] before it" : "add a [Reshape] to (steps, features) before it");
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ShapeDoesNotFit, declaration.Location, name, input.IsStream ? "the features of a step" : "(steps, features)", shape.Notation, advice));
            return null;
        }

        if (!isValid)
            return null;
        int units = declaration.Units.Value;
        return new RecurrentModel(
            declaration.Kind, name, input.Layers, shape, declaration.ReturnSequences ? shape.WithLast(units) : TensorShape.Of(units),
            gates, declaration.ReturnSequences || input.IsStream, declaration.GoBackwards?.Value ?? false, declaration.ResetAfter ? initializers.TensorsOf(gates, units, shape.Last) : initializers.EarlyResetTensors(units, shape.Last))
        {
            ResetsAfter = declaration.ResetAfter,
        };
    }
}
