using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// Two registers as one with twice the lanes: code for one row that fills registers of 512 bits then runs on half as wide ones
/// too, without a loop around it.
/// </summary>
/// <typeparam name="TLanes">The registers.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Static members implement the interface.")]
public struct Paired<TLanes> : ILanes<Paired<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _low;
    private TLanes _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Paired(TLanes low, TLanes high)
    {
        _low = low;
        _high = high;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TLanes.Count;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Registers / 2;
    }

    /// <inheritdoc/>
    public static Paired<TLanes> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TLanes.Zero, TLanes.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Broadcast(float value)
    {
        // One register for both, so that the instruction which fills it loads the value.
        TLanes lanes = TLanes.Broadcast(value);
        return new(lanes, lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Broadcast(ref readonly float source, int offset)
    {
        TLanes lanes = TLanes.Broadcast(in source, offset);
        return new(lanes, lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Load(ref readonly float source, int offset) => new(TLanes.Load(in source, offset), TLanes.Load(in source, offset + TLanes.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> LoadFirst(ref readonly float source, int offset, int count) =>
        new(TLanes.LoadFirst(in source, offset, count), TLanes.LoadFirst(in source, offset + TLanes.Count, count - TLanes.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> BroadcastPair(ref readonly float source, int offset)
    {
        TLanes lanes = TLanes.BroadcastPair(in source, offset);
        return new(lanes, lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> LoadPairs(ref readonly float source, int even, int odd) =>
        new(TLanes.LoadPairs(in source, even, odd), TLanes.LoadPairs(in source, even + TLanes.Count / 2, odd + TLanes.Count / 2));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> LoadHalves(ref readonly float source, int low, int high) => new(TLanes.Load(in source, low), TLanes.Load(in source, high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> IndexBelow(int count) => new(TLanes.IndexBelow(count), TLanes.IndexBelow(count - TLanes.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> operator +(Paired<TLanes> left, Paired<TLanes> right) => new(left._low + right._low, left._high + right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> operator -(Paired<TLanes> left, Paired<TLanes> right) => new(left._low - right._low, left._high - right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> operator *(Paired<TLanes> left, Paired<TLanes> right) => new(left._low * right._low, left._high * right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> operator /(Paired<TLanes> left, Paired<TLanes> right) => new(left._low / right._low, left._high / right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> operator -(Paired<TLanes> value) => new(-value._low, -value._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> MultiplyAdd(Paired<TLanes> x, Paired<TLanes> y, Paired<TLanes> z) =>
        new(TLanes.MultiplyAdd(x._low, y._low, z._low), TLanes.MultiplyAdd(x._high, y._high, z._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Paired<TLanes> x, Paired<TLanes> y)
    {
        _low.AddProduct(x._low, y._low);
        _high.AddProduct(x._high, y._high);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Paired<TLanes> x, ref readonly float source, int offset)
    {
        _low.AddProduct(x._low, in source, offset);
        _high.AddProduct(x._high, in source, offset + TLanes.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Paired<TLanes> x, int lane, ref readonly float source, int offset)
    {
        TLanes half = lane < TLanes.Count ? x._low : x._high;
        _low.AddProduct(half, lane & (TLanes.Count - 1), in source, offset);
        _high.AddProduct(half, lane & (TLanes.Count - 1), in source, offset + TLanes.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> NegatedMultiplyAdd(Paired<TLanes> x, Paired<TLanes> y, Paired<TLanes> z) =>
        new(TLanes.NegatedMultiplyAdd(x._low, y._low, z._low), TLanes.NegatedMultiplyAdd(x._high, y._high, z._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Abs(Paired<TLanes> value) => new(TLanes.Abs(value._low), TLanes.Abs(value._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Sqrt(Paired<TLanes> value) => new(TLanes.Sqrt(value._low), TLanes.Sqrt(value._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Max(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.Max(left._low, right._low), TLanes.Max(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Min(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.Min(left._low, right._low), TLanes.Min(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> GreaterThan(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.GreaterThan(left._low, right._low), TLanes.GreaterThan(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> EqualTo(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.EqualTo(left._low, right._low), TLanes.EqualTo(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Select(Paired<TLanes> mask, Paired<TLanes> whenSet, Paired<TLanes> whenClear) =>
        new(TLanes.Select(mask._low, whenSet._low, whenClear._low), TLanes.Select(mask._high, whenSet._high, whenClear._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> And(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.And(left._low, right._low), TLanes.And(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Or(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.Or(left._low, right._low), TLanes.Or(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> Xor(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.Xor(left._low, right._low), TLanes.Xor(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> AddBits(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.AddBits(left._low, right._low), TLanes.AddBits(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> SubtractBits(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.SubtractBits(left._low, right._low), TLanes.SubtractBits(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> ShiftLeftBits(Paired<TLanes> value, int count) =>
        new(TLanes.ShiftLeftBits(value._low, count), TLanes.ShiftLeftBits(value._high, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> ShiftRightBits(Paired<TLanes> value, int count) =>
        new(TLanes.ShiftRightBits(value._low, count), TLanes.ShiftRightBits(value._high, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> FloatFromBits(Paired<TLanes> integers) =>
        new(TLanes.FloatFromBits(integers._low), TLanes.FloatFromBits(integers._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination, int offset)
    {
        _low.Store(ref destination, offset);
        _high.Store(ref destination, offset + TLanes.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFirst(ref float destination, int offset, int count)
    {
        _low.StoreFirst(ref destination, offset, count);
        _high.StoreFirst(ref destination, offset + TLanes.Count, count - TLanes.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> InterleaveLow(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.InterleaveLow(left._low, right._low), TLanes.InterleaveLow(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Paired<TLanes> InterleaveHigh(Paired<TLanes> left, Paired<TLanes> right) =>
        new(TLanes.InterleaveHigh(left._low, right._low), TLanes.InterleaveHigh(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StorePairs(ref float destination, int even, int odd)
    {
        _low.StorePairs(ref destination, even, odd);
        _high.StorePairs(ref destination, even + TLanes.Count / 2, odd + TLanes.Count / 2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFours(ref float destination, int distance, int low, int high)
    {
        int middle = TLanes.Count / 8 * distance;
        _low.StoreFours(ref destination, distance, low, low + middle);
        _high.StoreFours(ref destination, distance, high, high + middle);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float First() => _low.First();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Sum() => (_low + _high).Sum();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Largest() => TLanes.Max(_low, _high).Largest();
}
