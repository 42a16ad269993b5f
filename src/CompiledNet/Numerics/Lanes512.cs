using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Execution;

namespace CompiledNet.Numerics;

/// <summary>Sixteen floats: the registers of x64 machines with AVX-512.</summary>
public struct Lanes512 : ILanes<Lanes512>
{
    private Vector512<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lanes512(Vector512<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    /// <inheritdoc/>
    public static Lanes512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(ref readonly float source, int offset) => new(Vector512.Create(Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref readonly float source, int offset) => new(Vector512.LoadUnsafe(in source, (nuint)(uint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadFirst(ref readonly float source, int offset, int count)
    {
        if (count >= 16)
            return Load(in source, offset);

        return count > 8
            ? new(Vector512.Create(
                Vector256.LoadUnsafe(in source, (nuint)(uint)offset),
                Lanes256.LoadFirst(in source, offset + 8, count - 8).ToVector()))
            : new(Vector512.Create(Lanes256.LoadFirst(in source, offset, count).ToVector(), Vector256<float>.Zero));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 BroadcastPair(ref readonly float source, int offset) =>
        new(Vector512.Create(Unsafe.As<float, double>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset))).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadPairs(ref readonly float source, int even, int odd) =>
        new(Vector512.Shuffle(LoadHalves(in source, even, odd)._lanes, Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadHalves(ref readonly float source, int low, int high) => new(Vector512.Create(Vector256.LoadUnsafe(in source, (nuint)(uint)low), Vector256.LoadUnsafe(in source, (nuint)(uint)high)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 IndexBelow(int count) =>
        new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 x, Lanes512 y, Lanes512 z) => new(Vector512.FusedMultiplyAdd(x._lanes, y._lanes, z._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes512 x, Lanes512 y) => _lanes = Vector512.FusedMultiplyAdd(x._lanes, y._lanes, _lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes512 x, ref readonly float source, int offset) =>
        _lanes = Vector512.FusedMultiplyAdd(x._lanes, Vector512.LoadUnsafe(in source, (nuint)(uint)offset), _lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SuppressMessage("Performance", "CA1857:A constant is expected for the parameter", Justification = "It is one where this is inlined.")]
    public void AddProduct(Lanes512 x, int lane, ref readonly float source, int offset)
    {
        if (Avx512F.IsSupported)
        {
            _lanes = Vector512.FusedMultiplyAdd(
                Avx512F.Permute4x32(Avx512F.Shuffle4x128(x._lanes, x._lanes, (byte)((lane >> 2) * 0x55)), (byte)((lane & 3) * 0x55)),
                Vector512.LoadUnsafe(in source, (nuint)(uint)offset),
                _lanes);
        }
        else
        {
            AddProduct(Broadcast(x._lanes.GetElement(lane)), in source, offset);
        }
    }

    // The JIT does not fold a negation into the multiply-add, so the instruction is named.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 NegatedMultiplyAdd(Lanes512 x, Lanes512 y, Lanes512 z) => Avx512F.IsSupported
        ? new(Avx512F.FusedMultiplyAddNegated(x._lanes, y._lanes, z._lanes))
        : MultiplyAdd(-x, y, z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 value) => new(Vector512.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 value) => new(Vector512.Sqrt(value._lanes));

    // The x64 instructions give their second operand for NaN and for two zeros, which is the definition; those of
    // other machines do not.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 left, Lanes512 right) => Avx512F.IsSupported
        ? new(Avx512F.Max(left._lanes, right._lanes))
        : Select(GreaterThan(left, right), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) => Avx512F.IsSupported
        ? new(Avx512F.Min(left._lanes, right._lanes))
        : Select(GreaterThan(right, left), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 GreaterThan(Lanes512 left, Lanes512 right) => new(Vector512.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 EqualTo(Lanes512 left, Lanes512 right) => new(Vector512.Equals(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 whenSet, Lanes512 whenClear) =>
        new(Vector512.ConditionalSelect(mask._lanes, whenSet._lanes, whenClear._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 And(Lanes512 left, Lanes512 right) => new(left._lanes & right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Or(Lanes512 left, Lanes512 right) => new(left._lanes | right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Xor(Lanes512 left, Lanes512 right) => new(left._lanes ^ right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddBits(Lanes512 left, Lanes512 right) =>
        new((left._lanes.AsInt32() + right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SubtractBits(Lanes512 left, Lanes512 right) =>
        new((left._lanes.AsInt32() - right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftLeftBits(Lanes512 value, int count) => new((value._lanes.AsInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRightBits(Lanes512 value, int count) => new((value._lanes.AsInt32() >> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 FloatFromBits(Lanes512 integers) => new(Vector512.ConvertToSingle(integers._lanes.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination, int offset)
    {
        WriteGuard.AssertWritable(in destination, (nint)(uint)offset, 16);
        _lanes.StoreUnsafe(ref destination, (nuint)(uint)offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFirst(ref float destination, int offset, int count)
    {
        if (count >= 16)
        {
            Store(ref destination, offset);
        }
        else if (count > 8)
        {
            WriteGuard.AssertWritable(in destination, (nint)(uint)offset, count);
            _lanes.GetLower().StoreUnsafe(ref destination, (nuint)(uint)offset);
            new Lanes256(_lanes.GetUpper()).StoreFirst(ref destination, offset + 8, count - 8);
        }
        else
        {
            new Lanes256(_lanes.GetLower()).StoreFirst(ref destination, offset, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 InterleaveLow(Lanes512 left, Lanes512 right) => Avx512F.IsSupported
        ? new(Avx512F.UnpackLow(left._lanes, right._lanes))
        : new(Vector512.Create(
            Lanes256.InterleaveLow(new(left._lanes.GetLower()), new(right._lanes.GetLower())).ToVector(),
            Lanes256.InterleaveLow(new(left._lanes.GetUpper()), new(right._lanes.GetUpper())).ToVector()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 InterleaveHigh(Lanes512 left, Lanes512 right) => Avx512F.IsSupported
        ? new(Avx512F.UnpackHigh(left._lanes, right._lanes))
        : new(Vector512.Create(
            Lanes256.InterleaveHigh(new(left._lanes.GetLower()), new(right._lanes.GetLower())).ToVector(),
            Lanes256.InterleaveHigh(new(left._lanes.GetUpper()), new(right._lanes.GetUpper())).ToVector()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StorePairs(ref float destination, int even, int odd)
    {
        Vector512<float> halves = Vector512.Shuffle(_lanes, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));
        new Lanes256(halves.GetLower()).Store(ref destination, even);
        new Lanes256(halves.GetUpper()).Store(ref destination, odd);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFours(ref float destination, int distance, int low, int high)
    {
        new Lanes256(_lanes.GetLower()).StoreFours(ref destination, distance, low, low + distance);
        new Lanes256(_lanes.GetUpper()).StoreFours(ref destination, distance, high, high + distance);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float First() => _lanes.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Sum() => (new Lanes256(_lanes.GetLower()) + new Lanes256(_lanes.GetUpper())).Sum();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Largest() => Lanes256.Max(new Lanes256(_lanes.GetLower()), new Lanes256(_lanes.GetUpper())).Largest();
}
