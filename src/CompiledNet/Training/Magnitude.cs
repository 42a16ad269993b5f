using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>One pass over values that must be finite.</summary>
internal static class Magnitude
{
    // About 2 microseconds of one core, after passes whose helpers are still awake: to hand work over then costs less than one.
    private const int FewestToShare = 1 << 16;

    /// <summary>The same as <see cref="Largest(ReadOnlySpan{float})"/>, shared among up to 8 threads if it gains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe float Largest(ReadOnlySpan<float> values, int threads)
    {
        if (threads == 1 || values.Length < FewestToShare)
            return Largest(values);

        float* parts = stackalloc float[Shards.Most];
        fixed (float* pinned = values)
            PartedRun.Run(new LargestOfPart(pinned, parts), values.Length, threads, gains: true);
        return Largest(new ReadOnlySpan<float>(parts, Shards.Most));
    }

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

    private readonly unsafe struct LargestOfPart(float* values, float* parts) : IPartedWork
    {
        public void Run(int part, int start, int length) => parts[part] = Largest(new ReadOnlySpan<float>(values + start, length));
    }
}
