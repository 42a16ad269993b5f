using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
namespace CompiledNet;

/// <summary>Four words: the registers of x64 machines with AVX2.</summary>
internal readonly struct Words256 : IWords<Words256>
{
    private readonly Vector256<ulong> _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Words256(Vector256<ulong> words) => _words = words;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static Words256 Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256.Create(0UL, 2, 1, 3));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Broadcast(ulong value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator +(Words256 left, Words256 right) => new(left._words + right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator -(Words256 left, Words256 right) => new(left._words - right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator &(Words256 left, Words256 right) => new(left._words & right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator ^(Words256 left, Words256 right) => new(left._words ^ right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 AtLeast(Words256 left, Words256 right) =>
        new(~Vector256.GreaterThan(right._words.AsInt64(), left._words.AsInt64()).AsUInt64());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Product(Words256 left, Words256 right)
    {
        if (Avx2.IsSupported)
            return new(Avx2.Multiply(left._words.AsUInt32(), right._words.AsUInt32()));
        Vector256<ulong> half = Vector256.Create((ulong)uint.MaxValue);
        return new((left._words & half) * (right._words & half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 High(Words256 words) => new(words._words >>> 32);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread(Words256 x0, Words256 x1, Words256 x2, Words256 x3, uint threshold, float value, ref float destination, bool isFirstHalf)
    {
        Vector256<ulong> first = Join(x0._words, x1._words);
        Vector256<ulong> second = Join(x2._words, x3._words);
        Vector256<float> kept = Vector256.Create(value);
        Vector256.AndNot(kept, Below(UnpackLow(first, second), threshold)).StoreUnsafe(ref destination);
        if (!isFirstHalf)
            Vector256.AndNot(kept, Below(UnpackHigh(first, second), threshold)).StoreUnsafe(ref destination, 8);
    }

    /// <summary>The lower halves of the second words above those of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Join(Vector256<ulong> low, Vector256<ulong> high) =>
        (low & Vector256.Create((ulong)uint.MaxValue)) | (high << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Below(Vector256<ulong> words, uint threshold) =>
        Vector256.LessThan(words.AsUInt32(), Vector256.Create(threshold)).AsSingle();

    /// <summary>Of each 128 bits the first word of both registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<ulong> UnpackLow(Vector256<ulong> left, Vector256<ulong> right) => Avx2.IsSupported
        ? Avx2.UnpackLow(left, right)
        : Vector256.Create(Words128.UnpackLow(left.GetLower(), right.GetLower()), Words128.UnpackLow(left.GetUpper(), right.GetUpper()));

    /// <summary>Of each 128 bits the second word of both registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<ulong> UnpackHigh(Vector256<ulong> left, Vector256<ulong> right) => Avx2.IsSupported
        ? Avx2.UnpackHigh(left, right)
        : Vector256.Create(Words128.UnpackHigh(left.GetLower(), right.GetLower()), Words128.UnpackHigh(left.GetUpper(), right.GetUpper()));
}
