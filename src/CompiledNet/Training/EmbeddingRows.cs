using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Walks over the trained part of a network's storage without the rows of embedding tables that a batch did not choose: their gradients are
/// zero, and plain gradient descent leaves their parameters as they are.
/// </summary>
/// <remarks>
/// A table is walked row by row where the batch has fewer indices than the table has rows; otherwise as a whole. Each row is visited once,
/// however often it was chosen. Allocates nothing after construction.
/// </remarks>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class EmbeddingRows<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Table[] _tables =
    [
        .. TNetwork.Description.Layers
            .Where(layer => layer.Kind == "Embedding")
            .Select(layer => new Table(layer.Tensors[0], layer.Columns.AsSpan().ToArray()))
            .OrderBy(table => table.Start),
    ];

    private readonly int _inputSize = TNetwork.Description.InputSize;
    private readonly int _length = TNetwork.Description.TrainedSize;

    /// <summary>Whether any table has rows that a batch does not choose, for sure.</summary>
    /// <param name="inputs">The rows of the batch.</param>
    public bool AreFew(ReadOnlySpan<float> inputs)
    {
        foreach (Table table in _tables)
        {
            if (IsSparse(table, inputs))
                return true;
        }

        return false;
    }

    /// <summary>Gives all that a batch may have touched to some work, in pieces.</summary>
    /// <param name="inputs">The rows of the batch, whose indices are valid.</param>
    /// <param name="work">What is done with each piece.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk<TWork>(ReadOnlySpan<float> inputs, ref TWork work)
        where TWork : struct, IRangeWork
    {
        int start = 0;
        foreach (Table table in _tables)
        {
            if (!IsSparse(table, inputs))
                continue;
            if (table.Start > start)
                work.Run(start, table.Start - start);
            VisitRows(table, inputs, ref work);
            start = table.Start + table.Length;
        }

        if (_length > start)
            work.Run(start, _length - start);
    }

    private bool IsSparse(Table table, ReadOnlySpan<float> inputs) => (long)(inputs.Length / _inputSize) * table.Columns.Length < table.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void VisitRows<TWork>(Table table, ReadOnlySpan<float> inputs, ref TWork work)
        where TWork : struct, IRangeWork
    {
        for (int row = 0; row < inputs.Length; row += _inputSize)
        {
            foreach (int column in table.Columns)
            {
                // The caller's memory, in which another thread may write: read once, and nothing outside of the table is touched.
                int index = (int)Volatile.Read(ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), row + column));
                if ((uint)index >= (uint)table.Count || table.IsVisited[index])
                    continue;
                table.IsVisited[index] = true;
                table.Visited[table.VisitedCount++] = index;
                work.Run(table.Start + index * table.Stride, table.Size);
            }
        }

        for (; table.VisitedCount > 0; table.VisitedCount--)
            table.IsVisited[table.Visited[table.VisitedCount - 1]] = false;
    }

    /// <summary>Where a table lies, and which of its rows were visited.</summary>
    private sealed class Table(ParameterTensor tensor, int[] columns)
    {
        public int Start { get; } = tensor.Offset;

        public int Count { get; } = tensor.Shape[0];

        public int Size { get; } = tensor.Shape[1];

        public int Stride { get; } = tensor.Strides[0];

        public int Length { get; } = tensor.Shape[0] * tensor.Strides[0];

        public int[] Columns { get; } = columns;

        public bool[] IsVisited { get; } = new bool[tensor.Shape[0]];

        public int[] Visited { get; } = new int[tensor.Shape[0]];

        public int VisitedCount { get; set; }
    }
}
