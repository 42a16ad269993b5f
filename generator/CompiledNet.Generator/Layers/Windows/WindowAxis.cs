using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>Windows along one axis: window <c>o</c> covers the values <c>o·stride + k·dilation − before</c>.</summary>
/// <param name="Input">How many values come in.</param>
/// <param name="Output">How many windows there are.</param>
/// <param name="Kernel">How many values a window covers.</param>
/// <param name="Stride">The distance from one window to the next.</param>
/// <param name="Dilation">The distance between the values of a window.</param>
/// <param name="Before">How far the first window reaches beyond the first value.</param>
/// <param name="After">How far the last window reaches beyond the last value.</param>
internal sealed record WindowAxis(int Input, int Output, int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>From the first value of a window to the last.</summary>
    public int Reach => ReachOf(Kernel, Dilation);

    /// <summary>The values with the borders.</summary>
    public int Padded => Before + Input + After;

    /// <summary>The windows of a kind of padding; null if not even one lies within the borders.</summary>
    public static WindowAxis? Of(int input, int kernel, int stride, int dilation, WindowPadding padding)
    {
        int reach = ReachOf(kernel, dilation);
        int all = (input + stride - 1) / stride;
        int beyond = Math.Max((all - 1) * stride + reach - input, 0);
        return padding switch
        {
            WindowPadding.Valid when reach > input => null,
            WindowPadding.Valid => new WindowAxis(input, (input - reach) / stride + 1, kernel, stride, dilation, Before: 0, After: 0),
            WindowPadding.Same => new WindowAxis(input, all, kernel, stride, dilation, beyond / 2, beyond - beyond / 2),
            _ => new WindowAxis(input, all, kernel, stride, dilation, reach - 1, After: 0),
        };
    }

    public static int ReachOf(int kernel, int dilation) => (kernel - 1) * dilation + 1;
}
