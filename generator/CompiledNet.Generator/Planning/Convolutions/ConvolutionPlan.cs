using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Convolutions;

/// <summary>How the products of windows with filters are computed: their shapes, and where the filters lie.</summary>
/// <param name="Name">What the names of its kernels begin with: the name of its layer.</param>
/// <param name="Windows">The windows.</param>
/// <param name="InputStride">The distance between positions of the inputs.</param>
/// <param name="OutputStride">The distance between positions of the results.</param>
/// <param name="Channels">The channels of the inputs, of a group.</param>
/// <param name="Filters">The filters of a group.</param>
/// <param name="Groups">The groups, each with channels and filters of its own.</param>
/// <param name="WeightsOffset">Where the filters begin in the parameter storage.</param>
/// <param name="BiasesOffset">Where the biases begin; null without.</param>
internal sealed record ConvolutionPlan(
    string Name, WindowsPlan Windows, int InputStride, int OutputStride, int Channels, int Filters, int Groups, int WeightsOffset, int? BiasesOffset) : IDetailed
{
    public string Notation => Name;

    /// <summary>Whether each channel has a filter of its own: then vectors run along the channels.</summary>
    public bool IsDepthwise => Channels == 1 && Filters == 1 && Groups > 1;

    /// <summary>The filters of a group, padded.</summary>
    public int PaddedFilters => IsDepthwise ? OutputStride : Padding.OfChannels(Filters);

    /// <summary>The filters of a panel of packed weights, which lie <c>[group][panel][y][x][channel][filter]</c>.</summary>
    public int PanelFilters => Groups > 1 ? PaddedFilters : Math.Min(PaddedFilters, Machine.WidestVector);

    /// <summary>The elements of a window, in all channels of a group.</summary>
    public int WindowSize => Windows.KernelHeight * Windows.KernelWidth * Channels;

    /// <summary>The floats of the weights in the parameter storage, padding included.</summary>
    public int WeightsLength => (IsDepthwise ? 1 : Groups) * WindowSize * PaddedFilters;

    /// <summary>The floats of the transposed weights: filters and channels have changed places.</summary>
    public int TransposedLength => IsDepthwise ? 0 : Groups * Windows.KernelHeight * Windows.KernelWidth * Filters * Padding.OfChannels(Channels);

    /// <summary>The most lanes of registers for results.</summary>
    public int Lanes => Padding.LanesOf(PaddedFilters);

    /// <summary>The most lanes of registers for gradients of inputs.</summary>
    public int InputLanes => Padding.LanesOf(IsDepthwise ? Math.Min(InputStride, OutputStride) : Padding.OfChannels(Channels));
}
