using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>Sums of columns, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnSums
{
    /// <summary>Adds the rows to the sums, in order.</summary>
    /// <param name="d">The rows.</param>
    /// <param name="stride">The floats of a row, a multiple of the registers' width.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="sums">A sum for each column.</param>
    /// <param name="isFirst">Whether the sums start from zero; otherwise they go on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes>(ref float d, int stride, int count, ref float sums, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.Assert(stride % TLanes.Count == 0);
        for (int column = 0; column < stride; column += TLanes.Count)
            Sum<TLanes>(ref Unsafe.Add(ref d, column), stride, count, ref Unsafe.Add(ref sums, column), isFirst).Store(ref sums, column);
    }

    /// <summary>One register's width of columns.</summary>
    internal static TLanes Sum<TLanes>(ref float d, nint stride, int count, ref float sum, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes total = isFirst ? TLanes.Zero : TLanes.Load(ref sum, 0);
        for (int row = 0; row < count; row++)
        {
            total += TLanes.Load(ref d, 0);
            d = ref Unsafe.Add(ref d, stride);
        }

        return total;
    }
}
