using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Execution;

namespace CompiledNet.Numerics;

/// <summary>Eight floats: the registers of x64 machines with AVX2.</summary>
public struct Lanes256 : ILanes<Lanes256>
{
    private Vector256<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lanes256(Vector256<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Lanes256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(ref readonly float source, int offset) => new(Vector256.Create(Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly float source, int offset) => new(Vector256.LoadUnsafe(in source, (nuint)(uint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadFirst(ref readonly float source, int offset, int count)
    {
        if (count >= 8)
            return Load(in source, offset);

        return count > 4
            ? new(Vector256.Create(
                Vector128.LoadUnsafe(in source, (nuint)(uint)offset),
                Lanes128.LoadFirst(in source, offset + 4, count - 4).ToVector()))
            : new(Vector256.Create(Lanes128.LoadFirst(in source, offset, count).ToVector(), Vector128<float>.Zero));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 BroadcastPair(ref readonly float source, int offset) =>
        new(Vector256.Create(Unsafe.As<float, double>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset))).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadPairs(ref readonly float source, int even, int odd) =>
        new(Vector256.Shuffle(LoadHalves(in source, even, odd)._lanes, Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadHalves(ref readonly float source, int low, int high) => new(Vector256.Create(Vector128.LoadUnsafe(in source, (nuint)(uint)low), Vector128.LoadUnsafe(in source, (nuint)(uint)high)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 IndexBelow(int count) =>
        new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 x, Lanes256 y, Lanes256 z) => new(Vector256.FusedMultiplyAdd(x._lanes, y._lanes, z._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes256 x, Lanes256 y) => _lanes = Vector256.FusedMultiplyAdd(x._lanes, y._lanes, _lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes256 x, ref readonly float source, int offset) =>
        _lanes = Vector256.FusedMultiplyAdd(x._lanes, Vector256.LoadUnsafe(in source, (nuint)(uint)offset), _lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes256 x, int lane, ref readonly float source, int offset) =>
        AddProduct(Broadcast(x._lanes.GetElement(lane)), in source, offset);

    // The JIT does not fold a negation into the multiply-add, so the instruction is named.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 NegatedMultiplyAdd(Lanes256 x, Lanes256 y, Lanes256 z) => Fma.IsSupported
        ? new(Fma.MultiplyAddNegated(x._lanes, y._lanes, z._lanes))
        : MultiplyAdd(-x, y, z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value._lanes));

    // The x64 instructions give their second operand for NaN and for two zeros, which is the definition; those of
    // other machines do not.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) => Avx.IsSupported
        ? new(Avx.Max(left._lanes, right._lanes))
        : Select(GreaterThan(left, right), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) => Avx.IsSupported
        ? new(Avx.Min(left._lanes, right._lanes))
        : Select(GreaterThan(right, left), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 GreaterThan(Lanes256 left, Lanes256 right) => new(Vector256.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 EqualTo(Lanes256 left, Lanes256 right) => new(Vector256.Equals(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 whenSet, Lanes256 whenClear) =>
        new(Vector256.ConditionalSelect(mask._lanes, whenSet._lanes, whenClear._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 And(Lanes256 left, Lanes256 right) => new(left._lanes & right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Or(Lanes256 left, Lanes256 right) => new(left._lanes | right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Xor(Lanes256 left, Lanes256 right) => new(left._lanes ^ right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddBits(Lanes256 left, Lanes256 right) =>
        new((left._lanes.AsInt32() + right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SubtractBits(Lanes256 left, Lanes256 right) =>
        new((left._lanes.AsInt32() - right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftLeftBits(Lanes256 value, int count) => new((value._lanes.AsInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRightBits(Lanes256 value, int count) => new((value._lanes.AsInt32() >> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 FloatFromBits(Lanes256 integers) => new(Vector256.ConvertToSingle(integers._lanes.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination, int offset)
    {
        WriteGuard.AssertWritable(in destination, (nint)(uint)offset, 8);
        _lanes.StoreUnsafe(ref destination, (nuint)(uint)offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFirst(ref float destination, int offset, int count)
    {
        if (count >= 8)
        {
            Store(ref destination, offset);
        }
        else if (count > 4)
        {
            WriteGuard.AssertWritable(in destination, (nint)(uint)offset, count);
            _lanes.GetLower().StoreUnsafe(ref destination, (nuint)(uint)offset);
            new Lanes128(_lanes.GetUpper()).StoreFirst(ref destination, offset + 4, count - 4);
        }
        else
        {
            new Lanes128(_lanes.GetLower()).StoreFirst(ref destination, offset, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 InterleaveLow(Lanes256 left, Lanes256 right) => Avx.IsSupported
        ? new(Avx.UnpackLow(left._lanes, right._lanes))
        : new(Vector256.Create(
            Lanes128.InterleaveLow(new(left._lanes.GetLower()), new(right._lanes.GetLower())).ToVector(),
            Lanes128.InterleaveLow(new(left._lanes.GetUpper()), new(right._lanes.GetUpper())).ToVector()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 InterleaveHigh(Lanes256 left, Lanes256 right) => Avx.IsSupported
        ? new(Avx.UnpackHigh(left._lanes, right._lanes))
        : new(Vector256.Create(
            Lanes128.InterleaveHigh(new(left._lanes.GetLower()), new(right._lanes.GetLower())).ToVector(),
            Lanes128.InterleaveHigh(new(left._lanes.GetUpper()), new(right._lanes.GetUpper())).ToVector()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StorePairs(ref float destination, int even, int odd)
    {
        Vector256<float> halves = Vector256.Shuffle(_lanes, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        new Lanes128(halves.GetLower()).Store(ref destination, even);
        new Lanes128(halves.GetUpper()).Store(ref destination, odd);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFours(ref float destination, int distance, int low, int high)
    {
        new Lanes128(_lanes.GetLower()).Store(ref destination, low);
        new Lanes128(_lanes.GetUpper()).Store(ref destination, high);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float First() => _lanes.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Sum() => (new Lanes128(_lanes.GetLower()) + new Lanes128(_lanes.GetUpper())).Sum();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Largest() => Lanes128.Max(new Lanes128(_lanes.GetLower()), new Lanes128(_lanes.GetUpper())).Largest();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float> ToVector() => _lanes;
}
