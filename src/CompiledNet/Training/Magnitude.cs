using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet;

/// <summary>One pass over values that must be finite.</summary>
internal static class Magnitude
{
    /// <summary>The largest magnitude of the values; NaN or infinity if there is one among them; 0 of none.</summary>
    /// <remarks>
    /// The bits of floats without their signs, read as integers, are ordered as the magnitudes are, with infinity and NaN
    /// above all. The registers of 512 bits take as many values as they can, the narrower ones what is left.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Largest(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(values);
        ref int start = ref MemoryMarshal.GetReference(bits);
        int i = 0;

        Vector512<int> largest512 = Vector512<int>.Zero;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= bits.Length - Vector512<int>.Count; i += Vector512<int>.Count)
                largest512 = Vector512.Max(largest512, Vector512.LoadUnsafe(ref start, (nuint)i) & Vector512.Create(int.MaxValue));
        }

        Vector256<int> largest256 = Vector256.Max(largest512.GetLower(), largest512.GetUpper());
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= bits.Length - Vector256<int>.Count; i += Vector256<int>.Count)
                largest256 = Vector256.Max(largest256, Vector256.LoadUnsafe(ref start, (nuint)i) & Vector256.Create(int.MaxValue));
        }

        Vector128<int> largest128 = Vector128.Max(largest256.GetLower(), largest256.GetUpper());
        for (; i <= bits.Length - Vector128<int>.Count; i += Vector128<int>.Count)
            largest128 = Vector128.Max(largest128, Vector128.LoadUnsafe(ref start, (nuint)i) & Vector128.Create(int.MaxValue));

        int largest = 0;
        for (; i < bits.Length; i++)
            largest = Math.Max(largest, bits[i] & int.MaxValue);
        largest128 = Vector128.Max(largest128, Vector128.Shuffle(largest128, Vector128.Create(2, 3, 0, 1)));
        largest128 = Vector128.Max(largest128, Vector128.Shuffle(largest128, Vector128.Create(1, 0, 3, 2)));
        return BitConverter.Int32BitsToSingle(Math.Max(largest, largest128.ToScalar()));
    }
}
