using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Windows over a plane, for generated code: the output at <c>(oy, ox)</c> sees the inputs <c>(oy·StepY − Top + ky·DilationY,
/// ox·StepX − Left + kx·DilationX)</c> that exist. A row of steps is a plane of height one.
/// </summary>
/// <param name="Height">The height of the input.</param>
/// <param name="Width">The width of the input.</param>
/// <param name="OutputHeight">The height of the output.</param>
/// <param name="OutputWidth">The width of the output.</param>
/// <param name="KernelHeight">The height of a window, in elements.</param>
/// <param name="KernelWidth">The width of a window, in elements.</param>
/// <param name="StepY">The distance between windows, downwards.</param>
/// <param name="StepX">The distance between windows, to the right.</param>
/// <param name="DilationY">The distance between elements of a window, downwards.</param>
/// <param name="DilationX">The distance between elements of a window, to the right.</param>
/// <param name="Top">How far the first windows begin above the input.</param>
/// <param name="Left">How far the first windows begin left of the input.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WindowShape(
    int Height,
    int Width,
    int OutputHeight,
    int OutputWidth,
    int KernelHeight,
    int KernelWidth,
    int StepY,
    int StepX,
    int DilationY,
    int DilationX,
    int Top,
    int Left)
{
    /// <summary>The rows of windows that exist at an output row.</summary>
    internal WindowSpan Vertical(int output) => WindowSpan.Of(output * StepY - Top, DilationY, KernelHeight, Height);

    /// <summary>The columns of windows that exist at an output column.</summary>
    internal WindowSpan Horizontal(int output) => WindowSpan.Of(output * StepX - Left, DilationX, KernelWidth, Width);
}

/// <summary>The elements of a window along one axis that lie inside the input: from <c>First</c> to before <c>End</c>.</summary>
/// <param name="Start">Where the window begins, inside the input or not.</param>
/// <param name="First">The first element inside.</param>
/// <param name="End">The element behind the last one inside.</param>
internal readonly record struct WindowSpan(int Start, int First, int End)
{
    public int Count => End - First;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WindowSpan Of(int start, int dilation, int kernel, int size)
    {
        int first = start < 0 ? (-start + dilation - 1) / dilation : 0;
        int end = start + (kernel - 1) * dilation < size ? kernel : (size - start + dilation - 1) / dilation;
        return new(start, first, Math.Max(first, end));
    }
}
