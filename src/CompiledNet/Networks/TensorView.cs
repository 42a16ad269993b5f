namespace CompiledNet;

/// <summary>One tensor inside a <see cref="ParameterBuffer{TNetwork}"/>, read and written in place by its own indices.</summary>
public readonly struct TensorView
{
    private readonly Memory<float> _storage;

    internal TensorView(ParameterTensor tensor, Memory<float> storage)
    {
        Tensor = tensor;
        _storage = storage;
    }

    /// <summary>The tensor's name, shape and place.</summary>
    public ParameterTensor Tensor { get; }

    /// <summary>The number of elements.</summary>
    public int Length => Tensor.Length;

    /// <summary>An element of a tensor with one axis, such as a bias by its unit.</summary>
    /// <exception cref="ArgumentException">The tensor does not have one axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the tensor.</exception>
    public ref float this[int index]
    {
        get
        {
            RequireAxes(1);
            return ref _storage.Span[Tensor.Offset + Position(0, index)];
        }
    }

    /// <summary>An element of a tensor with two axes, such as a weight by its unit and input.</summary>
    /// <exception cref="ArgumentException">The tensor does not have two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the tensor.</exception>
    public ref float this[int first, int second]
    {
        get
        {
            RequireAxes(2);
            return ref _storage.Span[Tensor.Offset + Position(0, first) + Position(1, second)];
        }
    }

    /// <summary>An element of a tensor with three axes, such as a weight of <see cref="Conv1DAttribute"/> by its filter, channel and step.</summary>
    /// <exception cref="ArgumentException">The tensor does not have three axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the tensor.</exception>
    public ref float this[int first, int second, int third]
    {
        get
        {
            RequireAxes(3);
            return ref _storage.Span[Tensor.Offset + Position(0, first) + Position(1, second) + Position(2, third)];
        }
    }

    /// <summary>An element of a tensor with four axes, such as a weight of <see cref="Conv2DAttribute"/> by its filter, channel, y and x.</summary>
    /// <exception cref="ArgumentException">The tensor does not have four axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the tensor.</exception>
    public ref float this[int first, int second, int third, int fourth]
    {
        get
        {
            RequireAxes(4);
            return ref _storage.Span[Tensor.Offset + Position(0, first) + Position(1, second) + Position(2, third) + Position(3, fourth)];
        }
    }

    /// <summary>Copies the elements out in canonical (row-major) order.</summary>
    /// <param name="destination">At least <see cref="Length"/> long.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length < Length)
            throw new ArgumentException($"'{Tensor.Name}' has {Length} elements; the destination has room for {destination.Length}.", nameof(destination));

        CopyRowsTo(0, Tensor.RowCount, destination);
    }

    /// <summary>Sets the elements from values in canonical (row-major) order.</summary>
    /// <param name="source"><see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        if (source.Length != Length)
            throw new ArgumentException($"'{Tensor.Name}' has {Length} elements; the source has {source.Length}.", nameof(source));

        int rowLength = Length / Math.Max(1, Tensor.RowCount);
        foreach ((int first, int count) in Panels(0, Tensor.RowCount))
        {
            int[] shape = ShapeOf(count);
            StridedCopy.Run(shape, source.Slice(first * rowLength, count * rowLength), StridedCopy.RowMajor(shape), Rows(first), Tensor.Strides.AsSpan());
        }
    }

    /// <summary>The elements in canonical (row-major) order.</summary>
    public float[] ToArray()
    {
        var values = new float[Length];
        CopyTo(values);
        return values;
    }

    /// <summary>Copies the elements of some rows out in canonical order; a row is what lies behind one index of the first axis.</summary>
    internal void CopyRowsTo(int first, int count, Span<float> destination)
    {
        int rowLength = Length / Math.Max(1, Tensor.RowCount);
        foreach ((int start, int length) in Panels(first, count))
        {
            int[] shape = ShapeOf(length);
            StridedCopy.Run(shape, Rows(start), Tensor.Strides.AsSpan(), destination.Slice((start - first) * rowLength, length * rowLength), StridedCopy.RowMajor(shape));
        }
    }

    /// <summary>Rows, cut where a panel or a gate ends.</summary>
    private IEnumerable<(int First, int Count)> Panels(int first, int count)
    {
        for (int end = first + count; first < end;)
        {
            int row = first % Tensor.GateRows;
            int length = Math.Min(end - first, Math.Min(Tensor.GateRows - row, Tensor.PanelRows - row % Tensor.PanelRows));
            yield return (first, length);
            first += length;
        }
    }

    /// <summary>The shape of so many rows.</summary>
    private int[] ShapeOf(int rows)
    {
        int[] shape = [.. Tensor.Shape];
        if (shape.Length > 0)
            shape[0] = rows;
        return shape;
    }

    /// <summary>The storage from a row on.</summary>
    private Span<float> Rows(int first) => _storage.Span[(Tensor.Offset + (Tensor.Shape.Length == 0 ? 0 : Tensor.Distance(0, first)))..];

    private int Position(int axis, int index)
    {
        if ((uint)index >= (uint)Tensor.Shape[axis])
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Axis {axis} of '{Tensor.Name}' has indices from 0 to {Tensor.Shape[axis] - 1}.");
        return Tensor.Distance(axis, index);
    }

    private void RequireAxes(int count)
    {
        if (Tensor.Shape.Length != count)
            throw new ArgumentException($"'{Tensor.Name}' has {Tensor.Shape.Length} axes ({string.Join(" × ", Tensor.Shape)}); {count} {(count == 1 ? "index was" : "indices were")} given.");
    }
}
