using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Layers.Recurrent;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// <c>h[t] = tanh(W·x[t] + b + U·h[t−1] + c)</c> from <c>h = 0</c> (J. L. Elman: Finding structure in time, 1990), with PyTorch's two biases.
/// </summary>
internal static class SimpleRNN
{
    public static readonly LayerKind Kind = LayerKind.Of<RecurrentDeclaration, RecurrentModel>(
        "SimpleRNN",
        "h[t] = tanh(W[l]·x[t] + b[l] + U[l]·h[t−1] + c[l])",
        arguments => RecurrentDeclaration.Parse("SimpleRNN", arguments),
        (declaration, name, input, diagnostics) => RecurrentModel.Build(declaration, gates: 1, name, input, diagnostics),
        (to, layer, inputs) => RecurrentLowering.Lower(to, layer, inputs[0], Step));

    private static Value Step(ProgramBuilder to, ScanBuilder scan, RecurrentSums sums, Value h) =>
        RecurrentLowering.Gate(to, "h′", new Tanh(), RecurrentLowering.Sum(to, "z", sums.OfInputs, sums.OfState));
}
