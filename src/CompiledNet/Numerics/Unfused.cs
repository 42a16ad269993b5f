using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// The same registers, with every <see cref="MultiplyAdd"/> a product that is rounded and then a sum: for machines
/// without a fused multiply-add, where imitating one would be slow.
/// </summary>
/// <typeparam name="TLanes">The registers.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Static members implement the interface.")]
public struct Unfused<TLanes> : ILanes<Unfused<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Unfused(TLanes lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Count;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Registers;
    }

    /// <inheritdoc/>
    public static Unfused<TLanes> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TLanes.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Broadcast(float value) => new(TLanes.Broadcast(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Broadcast(ref readonly float source, int offset) => new(TLanes.Broadcast(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Load(ref readonly float source, int offset) => new(TLanes.Load(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> LoadFirst(ref readonly float source, int offset, int count) => new(TLanes.LoadFirst(in source, offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> BroadcastPair(ref readonly float source, int offset) => new(TLanes.BroadcastPair(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> LoadPairs(ref readonly float source, int even, int odd) => new(TLanes.LoadPairs(in source, even, odd));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> LoadHalves(ref readonly float source, int low, int high) => new(TLanes.LoadHalves(in source, low, high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> IndexBelow(int count) => new(TLanes.IndexBelow(count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> operator +(Unfused<TLanes> left, Unfused<TLanes> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> operator -(Unfused<TLanes> left, Unfused<TLanes> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> operator *(Unfused<TLanes> left, Unfused<TLanes> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> operator /(Unfused<TLanes> left, Unfused<TLanes> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> operator -(Unfused<TLanes> value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> MultiplyAdd(Unfused<TLanes> x, Unfused<TLanes> y, Unfused<TLanes> z) => new(x._lanes * y._lanes + z._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Unfused<TLanes> x, Unfused<TLanes> y) => _lanes = x._lanes * y._lanes + _lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Unfused<TLanes> x, ref readonly float source, int offset) =>
        _lanes = x._lanes * TLanes.Load(in source, offset) + _lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Unfused<TLanes> x, int lane, ref readonly float source, int offset)
    {
        // Adding −0 changes nothing, not even the sign of a zero.
        TLanes product = TLanes.Broadcast(-0f);
        product.AddProduct(x._lanes, lane, in source, offset);
        _lanes = product + _lanes;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> NegatedMultiplyAdd(Unfused<TLanes> x, Unfused<TLanes> y, Unfused<TLanes> z) => new(z._lanes - x._lanes * y._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Abs(Unfused<TLanes> value) => new(TLanes.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Sqrt(Unfused<TLanes> value) => new(TLanes.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Max(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.Max(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Min(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.Min(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> GreaterThan(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.GreaterThan(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> EqualTo(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.EqualTo(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Select(Unfused<TLanes> mask, Unfused<TLanes> whenSet, Unfused<TLanes> whenClear) =>
        new(TLanes.Select(mask._lanes, whenSet._lanes, whenClear._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> And(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.And(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Or(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.Or(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> Xor(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.Xor(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> AddBits(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.AddBits(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> SubtractBits(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.SubtractBits(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> ShiftLeftBits(Unfused<TLanes> value, int count) => new(TLanes.ShiftLeftBits(value._lanes, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> ShiftRightBits(Unfused<TLanes> value, int count) => new(TLanes.ShiftRightBits(value._lanes, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> FloatFromBits(Unfused<TLanes> integers) => new(TLanes.FloatFromBits(integers._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination, int offset) => _lanes.Store(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFirst(ref float destination, int offset, int count) => _lanes.StoreFirst(ref destination, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> InterleaveLow(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.InterleaveLow(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Unfused<TLanes> InterleaveHigh(Unfused<TLanes> left, Unfused<TLanes> right) => new(TLanes.InterleaveHigh(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StorePairs(ref float destination, int even, int odd) => _lanes.StorePairs(ref destination, even, odd);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFours(ref float destination, int distance, int low, int high) => _lanes.StoreFours(ref destination, distance, low, high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float First() => _lanes.First();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Sum() => _lanes.Sum();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Largest() => _lanes.Largest();
}
