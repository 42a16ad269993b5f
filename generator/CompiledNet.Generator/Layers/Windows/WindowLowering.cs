using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>Windows as programs have them.</summary>
internal static class WindowLowering
{
    /// <summary>Windows along the axes of a value behind that of the rows.</summary>
    public static Programs.WindowAxis[] Along(ProgramBuilder to, Value x, WindowShape windows) =>
    [
        .. windows.Axes.Select((axis, number) => new Programs.WindowAxis(
            x.Axes[number + 1],
            to.NewAxis("position", axis.Output),
            to.NewAxis("place", axis.Kernel),
            axis.Stride,
            axis.Dilation,
            axis.Before - (x.Axes[number + 1].Length - axis.Input > 0 ? axis.Before : 0))),
    ];

    /// <summary>A value with as many zeros around it as windows reach beyond it; the value itself if they do not.</summary>
    public static Value WithBorders(ProgramBuilder to, Value x, WindowShape windows)
    {
        if (!windows.IsPadded)
            return x;
        Axis[] axes = [Axis.Rows, .. windows.Axes.Select(axis => to.NewAxis("place", axis.Padded)), x.Axes[x.Axes.Count - 1]];
        return to.Assemble($"{x.Notation} with borders", axes, [new PlacedPart(x, windows.Axes.Select(axis => axis.Before).Append(0).ToEquatableArray())]);
    }
}
