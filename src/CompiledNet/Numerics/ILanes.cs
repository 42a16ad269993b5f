namespace CompiledNet.Numerics;

/// <summary>
/// A vector register of floats. Kernels and functions are written once against this interface, and the JIT compiles
/// them for the width of the type that is put in; so every width performs the same operations in the same order.
/// </summary>
/// <remarks>
/// Every operation works lane by lane and is rounded as IEEE 754 says; none is an estimate, and none depends on the
/// neighbours. A comparison gives a mask: a lane of all one bits or all zero bits.
/// </remarks>
/// <typeparam name="TSelf">The register type itself.</typeparam>
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of lanes: 4, 8 or 16.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// The registers of this width that the machine has, 16 or 32, or half as many <see cref="Paired{TLanes}"/>: how many sums of a product can stay in them. It changes
    /// the tiles, not the bits.
    /// </summary>
    static abstract int Registers { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary><paramref name="value"/> in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>The float that lies <paramref name="offset"/> floats after <paramref name="source"/>, in every lane.</summary>
    static abstract TSelf Broadcast(ref readonly float source, int offset);

    /// <summary>The <see cref="Count"/> floats that begin <paramref name="offset"/> floats after <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly float source, int offset);

    /// <summary>
    /// The first <paramref name="count"/> of those floats, and zero in the other lanes; reads nothing behind them.
    /// With <paramref name="count"/> at <see cref="Count"/> or above all lanes are read, at 0 or below none.
    /// </summary>
    static abstract TSelf LoadFirst(ref readonly float source, int offset, int count);

    /// <summary>The two floats that lie <paramref name="offset"/> floats after <paramref name="source"/>, in turns in all lanes.</summary>
    static abstract TSelf BroadcastPair(ref readonly float source, int offset);

    /// <summary>
    /// In turns one of the floats that begin <paramref name="even"/> floats after <paramref name="source"/> and one of those that begin
    /// <paramref name="odd"/> floats after it, half as many of each as there are lanes.
    /// </summary>
    static abstract TSelf LoadPairs(ref readonly float source, int even, int odd);

    /// <summary>
    /// The first half of the lanes from the floats that begin <paramref name="low"/> floats after <paramref name="source"/>, the other half
    /// from those that begin <paramref name="high"/> floats after it.
    /// </summary>
    static abstract TSelf LoadHalves(ref readonly float source, int low, int high);

    /// <summary>Writes all lanes to the floats that begin <paramref name="offset"/> floats after <paramref name="destination"/>.</summary>
    void Store(ref float destination, int offset);

    /// <summary>
    /// Writes the first <paramref name="count"/> lanes and nothing behind them. With <paramref name="count"/> at
    /// <see cref="Count"/> or above all lanes are written, at 0 or below none.
    /// </summary>
    void StoreFirst(ref float destination, int offset, int count);

    /// <summary>
    /// Writes the lanes in fours, which begin <paramref name="distance"/> floats apart, those of the first half of the lanes at
    /// <paramref name="low"/> floats after <paramref name="destination"/> and those of the other half at <paramref name="high"/>.
    /// </summary>
    void StoreFours(ref float destination, int distance, int low, int high);

    /// <summary>
    /// Writes the lanes with an even index to the floats that begin <paramref name="even"/> floats after <paramref name="destination"/>, and then
    /// the others to those that begin <paramref name="odd"/> floats after it.
    /// </summary>
    void StorePairs(ref float destination, int even, int odd);

    /// <summary>The lane's index below <paramref name="count"/>: a mask.</summary>
    static abstract TSelf IndexBelow(int count);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The value with the other sign, zeros and NaN included.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>
    /// <c>x·y + z</c>: with one rounding, unless the register type is <see cref="Unfused{TLanes}"/>.
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>
    /// Adds <c>x·y</c> to this register, as <see cref="MultiplyAdd"/> would. The sum stays in its register, where the JIT
    /// moves the result of <see cref="MultiplyAdd"/> once more.
    /// </summary>
    void AddProduct(TSelf x, TSelf y);

    /// <summary>
    /// The same with <c>y</c> in memory, at <paramref name="offset"/> floats after <paramref name="source"/>: the multiply-add
    /// loads it, where the JIT would load a register first.
    /// </summary>
    void AddProduct(TSelf x, ref readonly float source, int offset);

    /// <summary>The same with lane <paramref name="lane"/> of <paramref name="x"/>, a constant below <see cref="Count"/>, for all of <c>x</c>.</summary>
    void AddProduct(TSelf x, int lane, ref readonly float source, int offset);

    /// <summary><c>z − x·y</c>: with one rounding, unless the register type is <see cref="Unfused{TLanes}"/>.</summary>
    static abstract TSelf NegatedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>The value without its sign.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary><c>left &gt; right ? left : right</c>; so NaN on either side gives <paramref name="right"/>.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary><c>left &lt; right ? left : right</c>; so NaN on either side gives <paramref name="right"/>.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The mask of <c>left &gt; right</c>; false where either is NaN.</summary>
    static abstract TSelf GreaterThan(TSelf left, TSelf right);

    /// <summary>The mask of <c>left = right</c>; false where either is NaN.</summary>
    static abstract TSelf EqualTo(TSelf left, TSelf right);

    /// <summary>Lane by lane, <paramref name="whenSet"/> where the mask is set, else <paramref name="whenClear"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    /// <summary>The bits that are set in both.</summary>
    static abstract TSelf And(TSelf left, TSelf right);

    /// <summary>The bits that are set in either.</summary>
    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>The bits that are set in exactly one.</summary>
    static abstract TSelf Xor(TSelf left, TSelf right);

    /// <summary>The sum of the bits read as 32-bit integers, wrapping.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>The difference of the bits read as 32-bit integers, wrapping.</summary>
    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    /// <summary>The bits shifted left by a constant.</summary>
    static abstract TSelf ShiftLeftBits(TSelf value, int count);

    /// <summary>The bits shifted right by a constant, the sign bit moving in.</summary>
    static abstract TSelf ShiftRightBits(TSelf value, int count);

    /// <summary>The float nearest to the bits read as a 32-bit integer.</summary>
    static abstract TSelf FloatFromBits(TSelf integers);

    /// <summary>Of each four lanes the first two of both, in turns: <c>(a₀ b₀ a₁ b₁)</c>.</summary>
    static abstract TSelf InterleaveLow(TSelf left, TSelf right);

    /// <summary>Of each four lanes the last two of both, in turns: <c>(a₂ b₂ a₃ b₃)</c>.</summary>
    static abstract TSelf InterleaveHigh(TSelf left, TSelf right);

    /// <summary>The first lane.</summary>
    float First();

    /// <summary>
    /// The sum of all lanes by halves: lane <c>i</c> and lane <c>i + Count/2</c> are added, and so on until one is left.
    /// </summary>
    float Sum();

    /// <summary>
    /// The largest of all lanes by halves, as <see cref="Sum"/>: <see cref="Max"/> of lane <c>i</c> and lane
    /// <c>i + Count/2</c>, and so on until one is left.
    /// </summary>
    float Largest();
}
