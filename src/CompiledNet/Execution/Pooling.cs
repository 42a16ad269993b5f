using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Maxima and means over windows, for generated code. Rows are planes of positions, channels last, and registers run along the
/// channels; the distance between positions is a multiple of the registers' width. Every window holds at least one value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pooling
{
    /// <summary>The largest value of every window: the first of equal ones, and NaN where there is one.</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="y">Rows of maxima.</param>
    /// <param name="shape">The windows.</param>
    /// <param name="stride">The floats of a position, in the input and in the output.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Largest<TLanes>(ref float x, ref float y, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                PooledWindow leftmost = PooledWindow.Leftmost(shape, stride, oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    PooledWindow window = leftmost.At(shape, stride, ox);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        ref float first = ref Unsafe.Add(ref x, window.First + channel);
                        TLanes largest = window.IsSquareOfFour ? LargestOfFour<TLanes>(ref first, window) : LargestOf<TLanes>(ref first, window);
                        largest.Store(ref y, channel);
                    }

                    y = ref Unsafe.Add(ref y, stride);
                }
            }

            x = ref Unsafe.Add(ref x, shape.Height * shape.Width * stride);
        }
    }

    /// <summary>
    /// The derivatives with respect to the inputs of <see cref="Largest"/>: each goes to the first of the largest values of its
    /// window, or to the last NaN.
    /// </summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="dy">Rows of derivatives with respect to the maxima.</param>
    /// <param name="dx">Rows of derivatives with respect to the inputs, which are overwritten.</param>
    /// <param name="shape">The windows.</param>
    /// <param name="stride">The floats of a position, in the input and in the output.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void LargestGradients<TLanes>(ref float x, ref float dy, ref float dx, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        int length = shape.Height * shape.Width * stride;
        Tensors.Clear(ref dx, rows * length);
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                PooledWindow leftmost = PooledWindow.Leftmost(shape, stride, oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    PooledWindow window = leftmost.At(shape, stride, ox);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        ref float first = ref Unsafe.Add(ref x, window.First + channel);
                        ref float result = ref Unsafe.Add(ref dx, window.First + channel);
                        TLanes derivative = TLanes.Load(ref dy, channel);
                        if (window.IsSquareOfFour)
                            AddToLargestOfFour(ref first, derivative, ref result, window);
                        else
                            AddToLargest(ref first, derivative, ref result, window);
                    }

                    dy = ref Unsafe.Add(ref dy, stride);
                }
            }

            x = ref Unsafe.Add(ref x, length);
            dx = ref Unsafe.Add(ref dx, length);
        }
    }

    /// <summary>
    /// The mean of the values that are there in every window: their sum in row-major order, times the float nearest to
    /// <c>1/count</c>.
    /// </summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="y">Rows of means.</param>
    /// <param name="shape">The windows.</param>
    /// <param name="stride">The floats of a position, in the input and in the output.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Mean<TLanes>(ref float x, ref float y, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                PooledWindow leftmost = PooledWindow.Leftmost(shape, stride, oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    PooledWindow window = leftmost.At(shape, stride, ox);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        // Adding to −0 changes nothing, not even the sign of a zero.
                        TLanes sum = TLanes.Broadcast(-0f);
                        int line = window.First + channel;
                        for (int ky = 0; ky < window.Height; ky++)
                        {
                            int place = line;
                            for (int kx = 0; kx < window.Width; kx++)
                            {
                                sum += TLanes.Load(ref x, place);
                                place += window.Beside;
                            }

                            line += window.Below;
                        }

                        (sum * TLanes.Broadcast(window.Share)).Store(ref y, channel);
                    }

                    y = ref Unsafe.Add(ref y, stride);
                }
            }

            x = ref Unsafe.Add(ref x, shape.Height * shape.Width * stride);
        }
    }

    /// <summary>
    /// The derivatives with respect to the inputs of <see cref="Mean"/>: from every window in order, the derivative times the float
    /// nearest to <c>1/count</c>.
    /// </summary>
    /// <param name="dy">Rows of derivatives with respect to the means.</param>
    /// <param name="dx">Rows of derivatives with respect to the inputs, which are overwritten.</param>
    /// <param name="shape">The windows.</param>
    /// <param name="stride">The floats of a position, in the input and in the output.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MeanGradients<TLanes>(ref float dy, ref float dx, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        int length = shape.Height * shape.Width * stride;
        Tensors.Clear(ref dx, rows * length);
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                PooledWindow leftmost = PooledWindow.Leftmost(shape, stride, oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    PooledWindow window = leftmost.At(shape, stride, ox);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        TLanes share = TLanes.Load(ref dy, channel) * TLanes.Broadcast(window.Share);
                        int line = window.First + channel;
                        for (int ky = 0; ky < window.Height; ky++)
                        {
                            int place = line;
                            for (int kx = 0; kx < window.Width; kx++)
                            {
                                (TLanes.Load(ref dx, place) + share).Store(ref dx, place);
                                place += window.Beside;
                            }

                            line += window.Below;
                        }
                    }

                    dy = ref Unsafe.Add(ref dy, stride);
                }
            }

            dx = ref Unsafe.Add(ref dx, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LargestOf<TLanes>(ref float x, in PooledWindow window)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = TLanes.Load(ref x, 0);
        int line = 0;
        for (int ky = 0; ky < window.Height; ky++)
        {
            int place = line;
            for (int kx = 0; kx < window.Width; kx++)
            {
                largest = Larger(TLanes.Load(ref x, place), largest);
                place += window.Beside;
            }

            line += window.Below;
        }

        return largest;
    }

    /// <summary>The same of the commonest windows, without loops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LargestOfFour<TLanes>(ref float x, in PooledWindow window)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes upper = Larger(TLanes.Load(ref x, window.Beside), TLanes.Load(ref x, 0));
        return Larger(TLanes.Load(ref x, window.Below + window.Beside), Larger(TLanes.Load(ref x, window.Below), upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToLargest<TLanes>(ref float x, TLanes derivative, ref float dx, in PooledWindow window)
        where TLanes : struct, ILanes<TLanes>
    {
        // The values of a window are numbered from 0, in row-major order.
        TLanes largest = TLanes.Load(ref x, 0);
        TLanes number = TLanes.Zero;
        TLanes here = TLanes.Zero;
        int line = 0;
        for (int ky = 0; ky < window.Height; ky++)
        {
            int place = line;
            for (int kx = 0; kx < window.Width; kx++)
            {
                TLanes value = TLanes.Load(ref x, place);
                number = TLanes.Select(Replaces(value, largest), here, number);
                largest = Larger(value, largest);
                here += TLanes.Broadcast(1f);
                place += window.Beside;
            }

            line += window.Below;
        }

        here = TLanes.Zero;
        line = 0;
        for (int ky = 0; ky < window.Height; ky++)
        {
            int place = line;
            for (int kx = 0; kx < window.Width; kx++)
            {
                Add(TLanes.And(TLanes.EqualTo(number, here), derivative), ref dx, place);
                here += TLanes.Broadcast(1f);
                place += window.Beside;
            }

            line += window.Below;
        }
    }

    /// <summary>The same of the commonest windows, without loops: from the last value to the first, each takes what no later one has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToLargestOfFour<TLanes>(ref float x, TLanes derivative, ref float dx, in PooledWindow window)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = TLanes.Load(ref x, 0);
        TLanes value1 = TLanes.Load(ref x, window.Beside);
        TLanes replaces1 = Replaces(value1, largest);
        largest = Larger(value1, largest);
        TLanes value2 = TLanes.Load(ref x, window.Below);
        TLanes replaces2 = Replaces(value2, largest);
        largest = Larger(value2, largest);
        TLanes replaces3 = Replaces(TLanes.Load(ref x, window.Below + window.Beside), largest);

        Add(TLanes.And(replaces3, derivative), ref dx, window.Below + window.Beside);
        derivative = TLanes.Select(replaces3, TLanes.Zero, derivative);
        Add(TLanes.And(replaces2, derivative), ref dx, window.Below);
        derivative = TLanes.Select(replaces2, TLanes.Zero, derivative);
        Add(TLanes.And(replaces1, derivative), ref dx, window.Beside);
        Add(TLanes.Select(replaces1, TLanes.Zero, derivative), ref dx, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TLanes>(TLanes derivative, ref float dx, int place)
        where TLanes : struct, ILanes<TLanes> =>
        (TLanes.Load(ref dx, place) + derivative).Store(ref dx, place);

    /// <summary>Where a value is larger than the largest so far, or NaN.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The largest so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Replaces<TLanes>(TLanes value, TLanes largest)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.EqualTo(value, value), TLanes.GreaterThan(value, largest), TLanes.EqualTo(TLanes.Zero, TLanes.Zero));

    /// <summary>The largest with one more value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The largest so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Larger<TLanes>(TLanes value, TLanes largest)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.EqualTo(value, value), TLanes.Max(value, largest), value);
}
