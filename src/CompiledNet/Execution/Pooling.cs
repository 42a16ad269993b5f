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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Largest<TLanes>(ref float x, ref float y, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                WindowSpan vertical = shape.Vertical(oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    WindowSpan horizontal = shape.Horizontal(ox);
                    WriteGuard.Assert(vertical.Count > 0 && horizontal.Count > 0);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        TLanes largest = TLanes.Load(ref x, Place(shape, stride, vertical, horizontal, vertical.First, horizontal.First) + channel);
                        for (int ky = vertical.First; ky < vertical.End; ky++)
                        {
                            for (int kx = horizontal.First; kx < horizontal.End; kx++)
                            {
                                TLanes value = TLanes.Load(ref x, Place(shape, stride, vertical, horizontal, ky, kx) + channel);
                                largest = TLanes.Select(Replaces(value, largest), value, largest);
                            }
                        }

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LargestGradients<TLanes>(ref float x, ref float dy, ref float dx, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        int length = shape.Height * shape.Width * stride;
        Tensors.Clear(ref dx, rows * length);
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                WindowSpan vertical = shape.Vertical(oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    WindowSpan horizontal = shape.Horizontal(ox);
                    WriteGuard.Assert(vertical.Count > 0 && horizontal.Count > 0);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        TLanes largest = TLanes.Load(ref x, Place(shape, stride, vertical, horizontal, vertical.First, horizontal.First) + channel);
                        TLanes place = TLanes.Zero;
                        int number = 0;
                        for (int ky = vertical.First; ky < vertical.End; ky++)
                        {
                            for (int kx = horizontal.First; kx < horizontal.End; kx++)
                            {
                                TLanes value = TLanes.Load(ref x, Place(shape, stride, vertical, horizontal, ky, kx) + channel);
                                TLanes replaces = Replaces(value, largest);
                                largest = TLanes.Select(replaces, value, largest);
                                place = TLanes.Select(replaces, TLanes.Broadcast(number++), place);
                            }
                        }

                        TLanes derivative = TLanes.Load(ref dy, channel);
                        number = 0;
                        for (int ky = vertical.First; ky < vertical.End; ky++)
                        {
                            for (int kx = horizontal.First; kx < horizontal.End; kx++)
                            {
                                int offset = Place(shape, stride, vertical, horizontal, ky, kx) + channel;
                                TLanes here = TLanes.And(TLanes.EqualTo(place, TLanes.Broadcast(number++)), derivative);
                                (TLanes.Load(ref dx, offset) + here).Store(ref dx, offset);
                            }
                        }
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mean<TLanes>(ref float x, ref float y, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                WindowSpan vertical = shape.Vertical(oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    WindowSpan horizontal = shape.Horizontal(ox);
                    WriteGuard.Assert(vertical.Count > 0 && horizontal.Count > 0);
                    TLanes scale = Scale<TLanes>(vertical, horizontal);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        // Adding to −0 changes nothing, not even the sign of a zero.
                        TLanes sum = TLanes.Broadcast(-0f);
                        for (int ky = vertical.First; ky < vertical.End; ky++)
                        {
                            for (int kx = horizontal.First; kx < horizontal.End; kx++)
                                sum += TLanes.Load(ref x, Place(shape, stride, vertical, horizontal, ky, kx) + channel);
                        }

                        (sum * scale).Store(ref y, channel);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MeanGradients<TLanes>(ref float dy, ref float dx, in WindowShape shape, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        int length = shape.Height * shape.Width * stride;
        Tensors.Clear(ref dx, rows * length);
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < shape.OutputHeight; oy++)
            {
                WindowSpan vertical = shape.Vertical(oy);
                for (int ox = 0; ox < shape.OutputWidth; ox++)
                {
                    WindowSpan horizontal = shape.Horizontal(ox);
                    WriteGuard.Assert(vertical.Count > 0 && horizontal.Count > 0);
                    TLanes scale = Scale<TLanes>(vertical, horizontal);
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        TLanes share = TLanes.Load(ref dy, channel) * scale;
                        for (int ky = vertical.First; ky < vertical.End; ky++)
                        {
                            for (int kx = horizontal.First; kx < horizontal.End; kx++)
                            {
                                int offset = Place(shape, stride, vertical, horizontal, ky, kx) + channel;
                                (TLanes.Load(ref dx, offset) + share).Store(ref dx, offset);
                            }
                        }
                    }

                    dy = ref Unsafe.Add(ref dy, stride);
                }
            }

            dx = ref Unsafe.Add(ref dx, length);
        }
    }

    /// <summary>Where an element of a window lies in its row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(in WindowShape shape, int stride, WindowSpan vertical, WindowSpan horizontal, int ky, int kx) =>
        ((vertical.Start + ky * shape.DilationY) * shape.Width + horizontal.Start + kx * shape.DilationX) * stride;

    /// <summary>Where a value is larger than the largest so far, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Replaces<TLanes>(TLanes value, TLanes largest)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.EqualTo(value, value), TLanes.GreaterThan(value, largest), TLanes.EqualTo(TLanes.Zero, TLanes.Zero));

    /// <summary><c>1/count</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Scale<TLanes>(WindowSpan vertical, WindowSpan horizontal)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Broadcast((float)(1.0 / (vertical.Count * horizontal.Count)));
}
