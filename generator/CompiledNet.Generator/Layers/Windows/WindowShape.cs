using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>The windows of a convolution or a pool.</summary>
/// <param name="Axes">Along the steps, or along the height and the width.</param>
/// <param name="Padding">How they lie at the borders.</param>
internal sealed record WindowShape(EquatableArray<WindowAxis> Axes, WindowPadding Padding)
{
    /// <summary>The number of windows.</summary>
    public int Count => Axes.Aggregate(1, (count, axis) => count * axis.Output);

    /// <summary>The number of positions that a window covers.</summary>
    public int KernelLength => Axes.Aggregate(1, (length, axis) => checked(length * axis.Kernel));

    /// <summary>Whether each window covers one position and each position has a window: what comes in, position by position.</summary>
    public bool IsPointwise => Axes.All(axis => axis is { Kernel: 1, Stride: 1 });

    /// <summary>Whether some windows reach beyond the borders.</summary>
    public bool IsPadded => Axes.Any(axis => axis.Before + axis.After > 0);

    /// <summary>The axes of what comes out, with so many channels.</summary>
    public TensorShape OutputShape(int channels) => new(Axes.Select(axis => axis.Output).Append(channels).ToEquatableArray());

    /// <summary>What descriptions tell of it.</summary>
    public LayerDetails Details => new()
    {
        KernelSize = Axes.Select(axis => axis.Kernel).ToEquatableArray(),
        Stride = Axes[0].Stride,
        Dilation = Axes[0].Dilation,
        Padding = Padding,
    };
}
