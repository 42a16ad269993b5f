using CompiledNet.Generator.Layers.Windows;

namespace CompiledNet.Generator.Layers;

/// <summary>A convolution of a signal: windows along the steps of (steps, channels).</summary>
internal static class Conv1D
{
    public static readonly LayerKind Kind = LayerKind.Of<ConvolutionDeclaration, ConvolutionModel>(
        "Conv1D",
        Convolution.Formula,
        arguments => Convolution.Parse("Conv1D", arguments, "kernelSize"),
        (declaration, name, input, diagnostics) => Convolution.Build(declaration, WindowRule.OfSignals, name, input, diagnostics),
        (to, layer, inputs) => Convolution.Lower(to, layer, inputs[0]));
}
