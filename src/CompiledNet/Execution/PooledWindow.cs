using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The values of a window that are there: a rectangle of the input.</summary>
/// <param name="First">The place of the first one in its row.</param>
/// <param name="Height">How many there are below one another.</param>
/// <param name="Width">How many there are beside one another.</param>
/// <param name="Below">The floats from one to that below it.</param>
/// <param name="Beside">The floats from one to that beside it.</param>
internal readonly record struct PooledWindow(int First, int Height, int Width, int Below, int Beside)
{
    /// <summary>The float nearest to <c>1/count</c>.</summary>
    public float Share => (float)(1.0 / (Height * Width));

    /// <summary>Whether it is two by two.</summary>
    public bool IsSquareOfFour => Height == 2 && Width == 2;

    /// <summary>The leftmost window of a line of outputs, as if it were whole from left to right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PooledWindow Leftmost(in WindowShape shape, int stride, int oy)
    {
        (int y, int height) = Existing(oy * shape.StepY - shape.Top, shape.DilationY, shape.KernelHeight, shape.Height);
        WriteGuard.Assert(height > 0);
        return new((y * shape.Width - shape.Left) * stride, height, shape.KernelWidth, shape.DilationY * shape.Width * stride, shape.DilationX * stride);
    }

    /// <summary>The window of an output in this line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PooledWindow At(in WindowShape shape, int stride, int ox)
    {
        int start = ox * shape.StepX - shape.Left;
        bool isWhole = start >= 0 && start + (shape.KernelWidth - 1) * shape.DilationX < shape.Width;
        return isWhole ? this with { First = First + ox * shape.StepX * stride } : Cut(shape, stride, start);
    }

    /// <summary>What is there of a window in this line.</summary>
    private PooledWindow Cut(in WindowShape shape, int stride, int start)
    {
        (int x, int width) = Existing(start, shape.DilationX, shape.KernelWidth, shape.Width);
        WriteGuard.Assert(width > 0);
        return this with { First = First + (shape.Left + x) * stride, Width = width };
    }

    /// <summary>Where the elements of a window begin that lie inside the input along an axis, and how many there are.</summary>
    private static (int First, int Count) Existing(int start, int dilation, int kernel, int size)
    {
        int before = start < 0 ? (-start + dilation - 1) / dilation : 0;
        int end = start + (kernel - 1) * dilation < size ? kernel : (size - start + dilation - 1) / dilation;
        return (start + before * dilation, end - before);
    }
}
