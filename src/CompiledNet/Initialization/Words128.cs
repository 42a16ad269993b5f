using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
namespace CompiledNet;

/// <summary>Two words: the registers that every machine has.</summary>
internal readonly struct Words128 : IWords<Words128>
{
    private readonly Vector128<ulong> _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Words128(Vector128<ulong> words) => _words = words;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    public static Words128 Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128.Create(0UL, 1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Broadcast(ulong value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator +(Words128 left, Words128 right) => new(left._words + right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator -(Words128 left, Words128 right) => new(left._words - right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator &(Words128 left, Words128 right) => new(left._words & right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator ^(Words128 left, Words128 right) => new(left._words ^ right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 AtLeast(Words128 left, Words128 right) =>
        new(~Vector128.GreaterThan(right._words.AsInt64(), left._words.AsInt64()).AsUInt64());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Product(Words128 left, Words128 right)
    {
        if (Sse2.IsSupported)
            return new(Sse2.Multiply(left._words.AsUInt32(), right._words.AsUInt32()));
        if (AdvSimd.IsSupported)
            return new(AdvSimd.MultiplyWideningLower(AdvSimd.ExtractNarrowingLower(left._words), AdvSimd.ExtractNarrowingLower(right._words)));
        Vector128<ulong> half = Vector128.Create((ulong)uint.MaxValue);
        return new((left._words & half) * (right._words & half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 High(Words128 words) => new(words._words >>> 32);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread(Words128 x0, Words128 x1, Words128 x2, Words128 x3, uint threshold, float value, ref float destination, bool isFirstHalf)
    {
        Vector128<ulong> first = Join(x0._words, x1._words);
        Vector128<ulong> second = Join(x2._words, x3._words);
        Vector128<float> kept = Vector128.Create(value);
        Vector128.AndNot(kept, Below(UnpackLow(first, second), threshold)).StoreUnsafe(ref destination);
        if (!isFirstHalf)
            Vector128.AndNot(kept, Below(UnpackHigh(first, second), threshold)).StoreUnsafe(ref destination, 4);
    }

    /// <summary>The lower halves of the second words above those of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Join(Vector128<ulong> low, Vector128<ulong> high) =>
        (low & Vector128.Create((ulong)uint.MaxValue)) | (high << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Below(Vector128<ulong> words, uint threshold) =>
        Vector128.LessThan(words.AsUInt32(), Vector128.Create(threshold)).AsSingle();

    /// <summary>The first word of both registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<ulong> UnpackLow(Vector128<ulong> left, Vector128<ulong> right) => Vector128.Create(left.GetLower(), right.GetLower());

    /// <summary>The second word of both registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<ulong> UnpackHigh(Vector128<ulong> left, Vector128<ulong> right) => Vector128.Create(left.GetUpper(), right.GetUpper());
}
