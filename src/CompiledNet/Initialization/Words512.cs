using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
namespace CompiledNet;

/// <summary>Eight words: the registers of x64 machines with AVX-512.</summary>
internal readonly struct Words512 : IWords<Words512>
{
    private readonly Vector512<ulong> _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Words512(Vector512<ulong> words) => _words = words;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static Words512 Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Broadcast(ulong value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator +(Words512 left, Words512 right) => new(left._words + right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator -(Words512 left, Words512 right) => new(left._words - right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator &(Words512 left, Words512 right) => new(left._words & right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator ^(Words512 left, Words512 right) => new(left._words ^ right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 AtLeast(Words512 left, Words512 right) =>
        new(~Vector512.GreaterThan(right._words.AsInt64(), left._words.AsInt64()).AsUInt64());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Product(Words512 left, Words512 right)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Multiply(left._words.AsUInt32(), right._words.AsUInt32()));
        Vector512<ulong> half = Vector512.Create((ulong)uint.MaxValue);
        return new((left._words & half) * (right._words & half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 High(Words512 words) => new(words._words >>> 32);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread(Words512 x0, Words512 x1, Words512 x2, Words512 x3, uint threshold, float value, ref float destination, bool isFirstHalf)
    {
        Vector512<ulong> first = Join(x0._words, x1._words);
        Vector512<ulong> second = Join(x2._words, x3._words);
        Vector512<float> kept = Vector512.Create(value);
        Vector512.AndNot(kept, Below(UnpackLow(first, second), threshold)).StoreUnsafe(ref destination);
        if (!isFirstHalf)
            Vector512.AndNot(kept, Below(UnpackHigh(first, second), threshold)).StoreUnsafe(ref destination, 16);
    }

    /// <summary>The lower halves of the second words above those of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Join(Vector512<ulong> low, Vector512<ulong> high) =>
        (low & Vector512.Create((ulong)uint.MaxValue)) | (high << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Below(Vector512<ulong> words, uint threshold) =>
        Vector512.LessThan(words.AsUInt32(), Vector512.Create(threshold)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> UnpackLow(Vector512<ulong> left, Vector512<ulong> right) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(left, right)
        : Vector512.Create(Words256.UnpackLow(left.GetLower(), right.GetLower()), Words256.UnpackLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> UnpackHigh(Vector512<ulong> left, Vector512<ulong> right) => Avx512F.IsSupported
        ? Avx512F.UnpackHigh(left, right)
        : Vector512.Create(Words256.UnpackHigh(left.GetLower(), right.GetLower()), Words256.UnpackHigh(left.GetUpper(), right.GetUpper()));
}
