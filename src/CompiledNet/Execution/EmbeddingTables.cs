using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>
/// The embedding tables of a network. A pass adds the gradients of vectors to what stands in the tables of its gradients, which must be
/// zero before: so a batch costs no time for vectors that it does not choose.
/// </summary>
/// <param name="inputSize">The values of an input row.</param>
/// <param name="tables">The tables.</param>
internal sealed class EmbeddingTables(int inputSize, EmbeddingTable[] tables)
{
    private readonly EmbeddingTable[] _tables = [.. tables.OrderBy(table => table.Start)];

    /// <summary>The values of an input row.</summary>
    public int InputSize => inputSize;

    /// <summary>The tables in the order in which they lie.</summary>
    public ReadOnlySpan<EmbeddingTable> InOrder => _tables;

    /// <summary>Makes all tables zero.</summary>
    public void Clear(ref float gradients)
    {
        foreach (EmbeddingTable table in _tables)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradients, table.Start), table.End - table.Start).Clear();
    }

    /// <summary>
    /// <c>sum ← sum + values</c> over a part of the storage, with the gradients of a shard, whose tables are zero again afterwards. Vectors that
    /// the shard did not choose have zeros, which change no sum: those begin as +0 and so are never −0. A vector that was chosen several times
    /// is visited as often; from the second time on it is zero.
    /// </summary>
    /// <param name="sum">The sums, from the beginning of the storage.</param>
    /// <param name="values">The gradients of the shard, from the beginning of the storage.</param>
    /// <param name="start">The first float of the part.</param>
    /// <param name="end">Behind its last float.</param>
    /// <param name="x">The inputs of the shard, which are not changed between its pass and this.</param>
    /// <param name="rows">The rows of the shard.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MoveShard(ref float sum, ref float values, int start, int end, ref float x, int rows)
    {
        int done = start;
        foreach (EmbeddingTable table in _tables)
        {
            Add(ref sum, ref values, done, Math.Min(table.Start, end));
            done = Math.Max(done, table.Start);
            if (table.IsSparse(rows))
                MoveChosen(table, ref sum, ref values, done, Math.Min(table.End, end), ref x, rows);
            else
                Move(ref sum, ref values, done, Math.Min(table.End, end));
            done = Math.Max(done, table.End);
        }

        Add(ref sum, ref values, done, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveChosen(EmbeddingTable table, ref float sum, ref float values, int start, int end, ref float x, int rows)
    {
        if (start >= end)
            return;
        for (int row = 0; row < rows; row++)
        {
            foreach (int column in table.Columns)
            {
                int index = (int)Volatile.Read(ref Unsafe.Add(ref x, (nint)row * inputSize + column));
                if ((uint)index >= (uint)table.Count)
                    continue;
                int vector = table.StartOf(index);
                Move(ref sum, ref values, Math.Max(vector, start), Math.Min(vector + table.Size, end));
            }
        }
    }

    private static void Move(ref float sum, ref float values, int start, int end)
    {
        if (start >= end)
            return;
        Add(ref sum, ref values, start, end);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, start), end - start).Clear();
    }

    private static void Add(ref float sum, ref float values, int start, int end)
    {
        if (start < end)
            GradientSum.Add(ref Unsafe.Add(ref sum, start), ref Unsafe.Add(ref values, start), end - start);
    }
}
