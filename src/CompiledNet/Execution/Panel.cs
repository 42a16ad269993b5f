using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Execution;

/// <summary>Transposes weights for the gradient with respect to a layer's inputs, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panel
{
    /// <summary>
    /// Copies the weights of a few inputs, which lie <c>[input][unit]</c>, to <c>[unit][input]</c>.
    /// </summary>
    /// <param name="weights">The weights of the first input.</param>
    /// <param name="stride">The distance between inputs; a multiple of 4, of which the values past the units are readable.</param>
    /// <param name="inputs">The number of inputs; the columns past it are filled with zeros.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="panel">The result, with room for <paramref name="units"/> rows of <paramref name="columns"/>.</param>
    /// <param name="columns">The distance between units in the result; a multiple of 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float weights, int stride, int inputs, int units, ref float panel, int columns)
    {
        int wholeUnits = units & ~3;
        for (int input = 0; input < columns; input += 4)
        {
            if (input + 4 > inputs)
            {
                TransposeEdge(ref weights, stride, input, inputs, units, ref panel, columns);
                continue;
            }

            ref float source = ref Unsafe.Add(ref weights, input * stride);
            ref float destination = ref Unsafe.Add(ref panel, input);
            for (int unit = 0; unit < wholeUnits; unit += 4)
                Transpose4x4(ref Unsafe.Add(ref source, unit), stride, ref Unsafe.Add(ref destination, unit * columns), columns);
            for (int unit = wholeUnits; unit < units; unit++)
            {
                for (int column = 0; column < 4; column++)
                    Unsafe.Add(ref destination, unit * columns + column) = Unsafe.Add(ref source, column * stride + unit);
            }
        }
    }

    private static void TransposeEdge(ref float weights, int stride, int first, int inputs, int units, ref float panel, int columns)
    {
        for (int input = first; input < first + 4; input++)
        {
            for (int unit = 0; unit < units; unit++)
                Unsafe.Add(ref panel, unit * columns + input) = input < inputs ? Unsafe.Add(ref weights, input * stride + unit) : 0f;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(ref float source, int stride, ref float destination, int columns)
    {
        var row0 = Vector128.LoadUnsafe(ref source);
        var row1 = Vector128.LoadUnsafe(ref source, (nuint)stride);
        var row2 = Vector128.LoadUnsafe(ref source, (nuint)(2 * stride));
        var row3 = Vector128.LoadUnsafe(ref source, (nuint)(3 * stride));
        (Vector128<float> low02, Vector128<float> high02) = Interleave(row0, row2);
        (Vector128<float> low13, Vector128<float> high13) = Interleave(row1, row3);
        (Vector128<float> column0, Vector128<float> column1) = Interleave(low02, low13);
        (Vector128<float> column2, Vector128<float> column3) = Interleave(high02, high13);
        column0.StoreUnsafe(ref destination);
        column1.StoreUnsafe(ref destination, (nuint)columns);
        column2.StoreUnsafe(ref destination, (nuint)(2 * columns));
        column3.StoreUnsafe(ref destination, (nuint)(3 * columns));
    }

    /// <summary><c>(a₀ b₀ a₁ b₁)</c> and <c>(a₂ b₂ a₃ b₃)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Interleave(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));
        if (AdvSimd.Arm64.IsSupported)
            return (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b));
        return (
            Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1)),
            Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3)));
    }
}
