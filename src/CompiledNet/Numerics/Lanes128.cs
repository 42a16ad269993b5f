using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Execution;

namespace CompiledNet.Numerics;

/// <summary>Four floats: the registers of ARM64, WebAssembly and every x64 machine.</summary>
public struct Lanes128 : ILanes<Lanes128>
{
    private Vector128<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lanes128(Vector128<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.IsSupported || Avx512F.VL.IsSupported ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Lanes128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(ref readonly float source, int offset) => new(Vector128.Create(Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref readonly float source, int offset) => new(Vector128.LoadUnsafe(in source, (nuint)(uint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadFirst(ref readonly float source, int offset, int count)
    {
        if (count >= 4)
            return Load(in source, offset);

        if (count <= 0)
            return Zero;

        ref float first = ref Unsafe.Add(ref Unsafe.AsRef(in source), (nuint)(uint)offset);
        if (count == 1)
            return new(Vector128.CreateScalar(first));

        Vector128<float> pair = Vector128.CreateScalar(Unsafe.As<float, long>(ref first)).AsSingle();
        return new(count == 2 ? pair : pair.WithElement(2, Unsafe.Add(ref first, 2)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 BroadcastPair(ref readonly float source, int offset) =>
        new(Vector128.Create(Unsafe.As<float, double>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset))).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadPairs(ref readonly float source, int even, int odd) =>
        new(Vector128.Shuffle(LoadHalves(in source, even, odd)._lanes, Vector128.Create(0, 2, 1, 3)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadHalves(ref readonly float source, int low, int high) => new(Vector128.Create(Vector64.LoadUnsafe(in source, (nuint)(uint)low), Vector64.LoadUnsafe(in source, (nuint)(uint)high)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 IndexBelow(int count) =>
        new(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 z) => new(Vector128.FusedMultiplyAdd(x._lanes, y._lanes, z._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes128 x, Lanes128 y) => _lanes = Vector128.FusedMultiplyAdd(x._lanes, y._lanes, _lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes128 x, ref readonly float source, int offset) =>
        _lanes = Vector128.FusedMultiplyAdd(x._lanes, Vector128.LoadUnsafe(in source, (nuint)(uint)offset), _lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes128 x, int lane, ref readonly float source, int offset) =>
        AddProduct(Broadcast(x._lanes.GetElement(lane)), in source, offset);

    // The JIT does not fold a negation into the multiply-add, so the instruction is named.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 NegatedMultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 z)
    {
        if (Fma.IsSupported)
            return new(Fma.MultiplyAddNegated(x._lanes, y._lanes, z._lanes));

        return AdvSimd.IsSupported
            ? new(AdvSimd.FusedMultiplySubtract(z._lanes, x._lanes, y._lanes))
            : MultiplyAdd(-x, y, z);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 value) => new(Vector128.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 value) => new(Vector128.Sqrt(value._lanes));

    // The x64 instructions give their second operand for NaN and for two zeros, which is the definition; those of
    // other machines do not.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 left, Lanes128 right) => Sse.IsSupported
        ? new(Sse.Max(left._lanes, right._lanes))
        : Select(GreaterThan(left, right), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 left, Lanes128 right) => Sse.IsSupported
        ? new(Sse.Min(left._lanes, right._lanes))
        : Select(GreaterThan(right, left), left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 GreaterThan(Lanes128 left, Lanes128 right) => new(Vector128.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 EqualTo(Lanes128 left, Lanes128 right) => new(Vector128.Equals(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 whenSet, Lanes128 whenClear) =>
        new(Vector128.ConditionalSelect(mask._lanes, whenSet._lanes, whenClear._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 And(Lanes128 left, Lanes128 right) => new(left._lanes & right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Or(Lanes128 left, Lanes128 right) => new(left._lanes | right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Xor(Lanes128 left, Lanes128 right) => new(left._lanes ^ right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AddBits(Lanes128 left, Lanes128 right) =>
        new((left._lanes.AsInt32() + right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SubtractBits(Lanes128 left, Lanes128 right) =>
        new((left._lanes.AsInt32() - right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftLeftBits(Lanes128 value, int count) => new((value._lanes.AsInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRightBits(Lanes128 value, int count) => new((value._lanes.AsInt32() >> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 FloatFromBits(Lanes128 integers) => new(Vector128.ConvertToSingle(integers._lanes.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination, int offset)
    {
        WriteGuard.AssertWritable(in destination, (nint)(uint)offset, 4);
        _lanes.StoreUnsafe(ref destination, (nuint)(uint)offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFirst(ref float destination, int offset, int count)
    {
        if (count >= 4)
        {
            Store(ref destination, offset);
            return;
        }

        WriteGuard.AssertWritable(in destination, (nint)(uint)offset, count);
        ref float first = ref Unsafe.Add(ref destination, (nuint)(uint)offset);
        if (count == 1)
            first = _lanes.ToScalar();

        if (count >= 2)
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref first), _lanes.AsDouble().ToScalar());

        if (count == 3)
            Unsafe.Add(ref first, 2) = _lanes.GetElement(2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 InterleaveLow(Lanes128 left, Lanes128 right)
    {
        if (Sse.IsSupported)
            return new(Sse.UnpackLow(left._lanes, right._lanes));

        return AdvSimd.Arm64.IsSupported
            ? new(AdvSimd.Arm64.ZipLow(left._lanes, right._lanes))
            : new(Vector128.Create(left._lanes.GetElement(0), right._lanes.GetElement(0), left._lanes.GetElement(1), right._lanes.GetElement(1)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 InterleaveHigh(Lanes128 left, Lanes128 right)
    {
        if (Sse.IsSupported)
            return new(Sse.UnpackHigh(left._lanes, right._lanes));

        return AdvSimd.Arm64.IsSupported
            ? new(AdvSimd.Arm64.ZipHigh(left._lanes, right._lanes))
            : new(Vector128.Create(left._lanes.GetElement(2), right._lanes.GetElement(2), left._lanes.GetElement(3), right._lanes.GetElement(3)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StorePairs(ref float destination, int even, int odd)
    {
        WriteGuard.AssertWritable(in destination, (nint)(uint)even, 2);
        WriteGuard.AssertWritable(in destination, (nint)(uint)odd, 2);
        Vector128<float> halves = Vector128.Shuffle(_lanes, Vector128.Create(0, 2, 1, 3));
        halves.GetLower().StoreUnsafe(ref destination, (nuint)(uint)even);
        halves.GetUpper().StoreUnsafe(ref destination, (nuint)(uint)odd);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFours(ref float destination, int distance, int low, int high) => Store(ref destination, low);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float First() => _lanes.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Sum()
    {
        Vector128<float> pairs = _lanes + Vector128.Shuffle(_lanes, Vector128.Create(2, 3, 2, 3));
        return pairs.ToScalar() + pairs.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Largest()
    {
        Lanes128 pairs = Max(this, new(Vector128.Shuffle(_lanes, Vector128.Create(2, 3, 2, 3))));
        return Max(pairs, new(Vector128.Shuffle(pairs._lanes, Vector128.Create(1, 1, 1, 1))))._lanes.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector128<float> ToVector() => _lanes;
}
