using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Recurrent;

/// <summary>What the tensors of a recurrent layer start with.</summary>
/// <param name="OfInputs">How the weights of the inputs are drawn, and their value under <c>Constant</c>.</param>
/// <param name="OfState">The same of the weights of the hidden state.</param>
/// <param name="Biases">The value of the biases of each gate; empty for zeros.</param>
internal sealed record RecurrentInitializers((string Name, float Value) OfInputs, (string Name, float Value) OfState, EquatableArray<float> Biases)
{
    // Of the gates i, f, g, o of an LSTM.
    private const int ForgetGate = 1;

    public static RecurrentInitializers Build(RecurrentDeclaration declaration, int gates, List<DiagnosticInfo> diagnostics)
    {
        if (declaration.ForgetBias is { } forget && (float.IsNaN(forget.Value) || float.IsInfinity(forget.Value)))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, forget.Location, "ForgetBias", "finite", Literal.Number(forget.Value)));

        // Variances of 1/units keep the size of the state from step to step.
        return new RecurrentInitializers(
            InitializerBuilder.Build(declaration.OfInputs, "GlorotUniform", diagnostics),
            InitializerBuilder.Build(declaration.OfState, "LeCunNormal", diagnostics),
            declaration.ForgetBias is { Value: not 0f } bias ? Enumerable.Range(0, gates).Select(gate => gate == ForgetGate ? bias.Value : 0f).ToEquatableArray() : new([]));
    }

    /// <summary>In PyTorch's order: <c>weight_ih</c>, <c>weight_hh</c>, <c>bias_ih</c>, <c>bias_hh</c>. Of the two biases the first has what both start with.</summary>
    public EquatableArray<ParameterTensorModel> TensorsOf(int gates, int units, int features) => new(
    [
        new ParameterTensorModel("WeightsIh", TensorShape.Of(gates * units, features), OfInputs.Name, OfInputs.Value, features, units),
        new ParameterTensorModel("WeightsHh", TensorShape.Of(gates * units, units), OfState.Name, OfState.Value, units, units),
        new ParameterTensorModel("BiasesIh", TensorShape.Of(gates * units), Biases.Count == 0 ? "Zeros" : "Constant", 0f, features, units) { InitialValues = Biases },
        new ParameterTensorModel("BiasesHh", TensorShape.Of(gates * units), "Zeros", 0f, units, units),
    ]);

    /// <summary>Of a GRU with the reset before the product: <c>weight_ih</c> and <c>bias_ih</c> of all gates, <c>weight_hh</c> of two, <c>weight_hn</c> of the last.</summary>
    public EquatableArray<ParameterTensorModel> EarlyResetTensors(int units, int features) => new(
    [
        new ParameterTensorModel("WeightsIh", TensorShape.Of(3 * units, features), OfInputs.Name, OfInputs.Value, features, units),
        new ParameterTensorModel("WeightsHh", TensorShape.Of(2 * units, units), OfState.Name, OfState.Value, units, units),
        new ParameterTensorModel("WeightsHn", TensorShape.Of(units, units), OfState.Name, OfState.Value, units, units),
        new ParameterTensorModel("BiasesIh", TensorShape.Of(3 * units), "Zeros", 0f, features, units),
    ]);
}
