using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// The largest value of a row, found in the same order with registers of every width: sixteen partial results start at
/// <c>-∞</c>, the value with index <c>i</c> replaces partial result <c>i mod 16</c> if it is greater, and at the end
/// the greater of <c>i</c> and <c>i + 8</c> is kept, then of <c>i</c> and <c>i + 4</c>, <c>i + 2</c>, <c>i + 1</c>.
/// </summary>
/// <remarks>NaN is never greater, so it is passed over; a row of nothing else gives <c>-∞</c>.</remarks>
/// <example>
/// <code>
/// var largest = LaneMax&lt;TLanes&gt;.Empty;
/// for (int j = 0; j &lt; width; j += TLanes.Count)
///     largest.Add(TLanes.Load(in row, j), j);
/// float maximum = largest.Total();
/// </code>
/// Lanes behind the end of the row must hold <c>-∞</c>.
/// </example>
/// <typeparam name="TLanes">The registers.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "A caller names the type once, where the search begins.")]
public struct LaneMax<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // Partial results 0… in as many registers as sixteen lanes need.
    private TLanes _first;
    private TLanes _second;
    private TLanes _third;
    private TLanes _fourth;

    /// <summary>The largest of nothing, <c>-∞</c>: what a search begins with. The default value is not.</summary>
    public static LaneMax<TLanes> Empty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            TLanes none = TLanes.Broadcast(float.NegativeInfinity);
            return new() { _first = none, _second = none, _third = none, _fourth = none };
        }
    }

    /// <summary>Takes in the values whose indices begin at <paramref name="index"/>.</summary>
    /// <param name="values">One register of them.</param>
    /// <param name="index">The index of the first; a multiple of the register's lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TLanes values, int index)
    {
        if (TLanes.Count == 16 || (index & (16 - TLanes.Count)) == 0)
            _first = TLanes.Max(values, _first);
        else if (TLanes.Count == 8 || (index & 12) == 4)
            _second = TLanes.Max(values, _second);
        else if ((index & 12) == 8)
            _third = TLanes.Max(values, _third);
        else
            _fourth = TLanes.Max(values, _fourth);
    }

    /// <summary>The largest of all values that were taken in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Total() => TLanes.Count switch
    {
        16 => _first.Largest(),
        8 => TLanes.Max(_first, _second).Largest(),
        _ => TLanes.Max(TLanes.Max(_first, _third), TLanes.Max(_second, _fourth)).Largest(),
    };
}
