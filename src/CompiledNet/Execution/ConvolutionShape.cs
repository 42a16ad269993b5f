using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>A convolution, for generated code.</summary>
/// <param name="Windows">The windows. Borders were added to the input before, so that every element of a window exists.</param>
/// <param name="InputStride">The floats of a position of the input.</param>
/// <param name="OutputStride">The floats of a position of the output: room for whole panels behind the first filter of the last group.</param>
/// <param name="Channels">The input channels of a group.</param>
/// <param name="Filters">The filters of a group.</param>
/// <param name="Groups">The groups. Many with one channel and one filter are a depthwise convolution.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionShape(WindowShape Windows, int InputStride, int OutputStride, int Channels, int Filters, int Groups)
{
    /// <summary>Whether registers run along the channels of input and output alike.</summary>
    internal bool IsDepthwise => Groups > 1 && Channels == 1 && Filters == 1;

    /// <summary>The terms of a sum.</summary>
    internal int Terms => Windows.KernelHeight * Windows.KernelWidth * Channels;

    /// <summary>The floats of a row of inputs.</summary>
    internal int InputLength => Windows.Height * Windows.Width * InputStride;

    /// <summary>The floats of a row of outputs.</summary>
    internal int OutputLength => Windows.OutputHeight * Windows.OutputWidth * OutputStride;

    /// <summary>The filters of a group with their padding.</summary>
    internal int PaddedFilters => Tensors.Padded(Filters);

    /// <summary>The filters of a panel of weights: all of one of several groups, else at most 16.</summary>
    internal int PanelFilters => Groups > 1 ? PaddedFilters : Math.Min(PaddedFilters, PackedWeights.PanelUnits);

    /// <summary>The place of a filter's first weight.</summary>
    internal int PlaceOf(int group, int filter) =>
        Groups > 1 ? group * Terms * PaddedFilters + filter : PackedWeights.Column(filter, Terms * PackedWeights.PanelUnits);

    /// <summary>The floats from an input position to the one below that the same window sees next.</summary>
    internal int Below => Windows.DilationY * Windows.Width * InputStride;

    /// <summary>The floats from an input position to the one to the right that the same window sees next.</summary>
    internal int Beside => Windows.DilationX * InputStride;

    /// <summary>The place of the input that a window sees first.</summary>
    internal int Corner(int oy, int ox) => (oy * Windows.StepY * Windows.Width + ox * Windows.StepX) * InputStride;
}
