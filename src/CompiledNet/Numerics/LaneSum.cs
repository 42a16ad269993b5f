using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// A sum over a row, whose order of additions is the same with registers of every width. Sixteen partial sums start
/// at zero; the value with index <c>i</c> is added to partial sum <c>i mod 16</c>; at the end they are added by halves:
/// <c>i</c> and <c>i + 8</c>, then <c>i</c> and <c>i + 4</c>, <c>i + 2</c>, <c>i + 1</c>.
/// </summary>
/// <example>
/// <code>
/// var sum = LaneSum&lt;TLanes&gt;.Empty;
/// for (int j = 0; j &lt; width; j += TLanes.Count)
///     sum.Add(TLanes.Load(in row, j), j);
/// float total = sum.Total();
/// </code>
/// Every width gives the same bits if the row ends with zeros up to a multiple of 16, or of 4 where only 128-bit
/// registers reach the end: a partial sum never gets <c>-0</c>, so that adding a zero does not change it.
/// </example>
/// <typeparam name="TLanes">The registers.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "A caller names the type once, where the sum begins.")]
public struct LaneSum<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // Partial sums 0… in as many registers as sixteen lanes need.
    private TLanes _first;
    private TLanes _second;
    private TLanes _third;
    private TLanes _fourth;

    /// <summary>The sum of nothing: zero. The default value is the same.</summary>
    public static LaneSum<TLanes> Empty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <summary>Adds the values whose indices begin at <paramref name="index"/>.</summary>
    /// <param name="values">One register of them.</param>
    /// <param name="index">The index of the first; a multiple of the register's lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TLanes values, int index)
    {
        if (TLanes.Count == 16 || (index & (16 - TLanes.Count)) == 0)
            _first += values;
        else if (TLanes.Count == 8 || (index & 12) == 4)
            _second += values;
        else if ((index & 12) == 8)
            _third += values;
        else
            _fourth += values;
    }

    /// <summary>Adds the products of values whose indices begin at <paramref name="index"/>.</summary>
    /// <param name="left">One register of factors.</param>
    /// <param name="right">One register of factors.</param>
    /// <param name="index">The index of the first; a multiple of the register's lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TLanes left, TLanes right, int index)
    {
        if (TLanes.Count == 16 || (index & (16 - TLanes.Count)) == 0)
            _first = TLanes.MultiplyAdd(left, right, _first);
        else if (TLanes.Count == 8 || (index & 12) == 4)
            _second = TLanes.MultiplyAdd(left, right, _second);
        else if ((index & 12) == 8)
            _third = TLanes.MultiplyAdd(left, right, _third);
        else
            _fourth = TLanes.MultiplyAdd(left, right, _fourth);
    }

    /// <summary>
    /// Adds the first <paramref name="count"/> of sixteen products of values whose indices begin at <paramref name="index"/>, a
    /// multiple of 16: as <see cref="MultiplyAdd"/> of each register, without a loop.
    /// </summary>
    /// <param name="left">The floats among which one factor of each is; those behind the last are not read.</param>
    /// <param name="right">The floats among which the other is; those behind the last, up to sixteen, are read and must be finite.</param>
    /// <param name="index">The index of the first.</param>
    /// <param name="count">From 1 to 16, a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddFirst(ref readonly float left, ref readonly float right, int index, int count)
    {
        _first = Product(in left, in right, index, count, _first);
        if (count > TLanes.Count)
            _second = Product(in left, in right, index + TLanes.Count, count - TLanes.Count, _second);
        if (count > 2 * TLanes.Count)
            _third = Product(in left, in right, index + 2 * TLanes.Count, count - 2 * TLanes.Count, _third);
        if (count > 3 * TLanes.Count)
            _fourth = Product(in left, in right, index + 3 * TLanes.Count, count - 3 * TLanes.Count, _fourth);
    }

    /// <summary>The sum of all values that were added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Total() => TLanes.Count switch
    {
        16 => _first.Sum(),
        8 => (_first + _second).Sum(),
        _ => (_first + _third + (_second + _fourth)).Sum(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Product(ref readonly float left, ref readonly float right, int index, int count, TLanes sum) =>
        TLanes.MultiplyAdd(TLanes.LoadFirst(in left, index, count), TLanes.Load(in right, index), sum);
}
