using CompiledNet.Generator.Layers.Windows;

namespace CompiledNet.Generator.Layers;

/// <summary>A convolution of an image: windows along the height and width of (height, width, channels).</summary>
internal static class Conv2D
{
    public static readonly LayerKind Kind = LayerKind.Of<ConvolutionDeclaration, ConvolutionModel>(
        "Conv2D",
        Convolution.Formula,
        arguments => Convolution.Parse("Conv2D", arguments, "kernelSize", "kernelHeight", "kernelWidth"),
        (declaration, name, input, diagnostics) => Convolution.Build(declaration, WindowRule.OfImages, name, input, diagnostics),
        (to, layer, inputs) => Convolution.Lower(to, layer, inputs[0]));
}
