using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>
/// The rows of embedding tables that the last batch chose, whose gradients are in a buffer: elsewhere its tables are zero. So the next batch
/// has only those to clear, and a step of plain gradient descent only those to move.
/// </summary>
/// <remarks>
/// A table is taken as a whole where the batch has as many indices as the table has rows, or more. Each row is there once, however often it
/// was chosen. Allocates nothing after construction.
/// </remarks>
/// <param name="tables">The tables of the network.</param>
/// <param name="gradients">The buffer, all zero.</param>
/// <param name="length">The floats of it that are trained.</param>
internal sealed class ChosenRows(EmbeddingTables tables, AlignedStorage gradients, int length)
{
    private readonly TableRows[] _tables = [.. tables.InOrder.ToArray().Select(table => new TableRows(table))];
    private bool _isExclusive = true;
    private bool _isRecorded;

    /// <summary>Whether the rows of the last pass are recorded, and some table has others.</summary>
    public bool AreFew
    {
        get
        {
            foreach (TableRows table in _tables)
            {
                if (_isRecorded && !table.IsWhole)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Says that others can write in the buffer from now on: every pass clears its tables as a whole.</summary>
    public void Share() => _isExclusive = false;

    /// <summary>Says that anything may be in the tables.</summary>
    public void Forget()
    {
        _isRecorded = false;
        foreach (TableRows rows in _tables)
            rows.IsWhole = true;
    }

    /// <summary>Says that a pass comes which records its rows, if it is one of the library's.</summary>
    public void Expect() => _isRecorded = false;

    /// <summary>Whether these gradients are those of the buffer.</summary>
    public bool AreOf(ref float start) => Unsafe.AreSame(ref start, ref gradients.Start);

    /// <summary>Before a pass: makes the tables zero, and records the rows that the batch chooses.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="rows">How many rows they have.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(ref float x, int rows)
    {
        foreach (TableRows table in _tables)
        {
            table.Clear(ref gradients.Start, isWhole: !_isExclusive);
            table.Record(ref x, rows, tables.InputSize);
        }

        _isRecorded = true;
    }

    /// <summary>Gives all that the batch may have touched to some work, in pieces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk<TWork>(ref TWork work)
        where TWork : struct, IRangeWork
    {
        int start = 0;
        foreach (TableRows table in _tables)
        {
            if (table.IsWhole)
                continue;
            if (table.Table.Start > start)
                work.Run(start, table.Table.Start - start);
            foreach (int index in table.Chosen)
                work.Run(table.Table.StartOf(index), table.Table.Size);
            start = table.Table.End;
        }

        if (length > start)
            work.Run(start, length - start);
    }

    /// <summary>The rows of one table.</summary>
    private sealed class TableRows(EmbeddingTable table)
    {
        private readonly bool[] _isChosen = new bool[table.Count];
        private readonly int[] _chosen = new int[table.Count];
        private int _count;

        public EmbeddingTable Table => table;

        /// <summary>Whether any of its rows may be other than zero.</summary>
        public bool IsWhole { get; set; }

        public ReadOnlySpan<int> Chosen => _chosen.AsSpan(0, _count);

        public void Clear(ref float gradients, bool isWhole)
        {
            if (IsWhole || isWhole)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradients, table.Start), table.End - table.Start).Clear();
            foreach (int index in Chosen)
            {
                _isChosen[index] = false;
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradients, table.StartOf(index)), table.Size).Clear();
            }

            _count = 0;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Record(ref float x, int rows, int inputSize)
        {
            IsWhole = !table.IsSparse(rows);
            for (int row = 0; !IsWhole && row < rows; row++)
            {
                foreach (int column in table.Columns)
                {
                    int index = (int)Volatile.Read(ref Unsafe.Add(ref x, (nint)row * inputSize + column));
                    if ((uint)index >= (uint)table.Count || _isChosen[index])
                        continue;
                    _isChosen[index] = true;
                    _chosen[_count++] = index;
                }
            }
        }
    }
}
