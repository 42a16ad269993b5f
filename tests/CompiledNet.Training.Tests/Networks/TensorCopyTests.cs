using System.Collections.Immutable;

namespace CompiledNet.Training.Tests;

/// <summary>Canonical order, whatever shape and strides a tensor has.</summary>
public class TensorCopyTests
{
    public static TheoryData<int[], int[]> Layouts => new()
    {
        // Rows side by side, rows with padding, transposed with and without padding; sizes at and beside tiles of 16.
        { [1], [1] },
        { [37], [1] },
        { [37], [3] },
        { [5, 7], [7, 1] },
        { [5, 7], [16, 1] },
        { [5, 7], [1, 5] },
        { [16, 16], [1, 16] },
        { [17, 15], [1, 32] },
        { [15, 33], [1, 16] },
        { [33, 49], [1, 48] },
        { [64, 1], [1, 64] },
        { [1, 64], [1, 4] },
        { [3, 4, 5], [20, 5, 1] },
        { [3, 4, 5], [1, 3, 12] },
        { [3, 4, 5], [5, 16, 1] },
    };

    [Theory, MemberData(nameof(Layouts))]
    public void Values_are_copied_out_from_where_their_strides_say(int[] shape, int[] strides)
    {
        (ParameterBuffer<Strided> buffer, TensorView tensor) = Strided.Create(shape, strides);
        Span<float> storage = buffer.AsSpan();
        for (int i = 0; i < storage.Length; i++)
            storage[i] = i;

        Assert.Equal(Positions(shape, strides).Select(position => (float)position), tensor.ToArray());
    }

    /// <remarks>All that does not belong to the tensor, padding included, keeps its value.</remarks>
    [Theory, MemberData(nameof(Layouts))]
    public void Values_are_copied_in_to_where_their_strides_say_and_nowhere_else(int[] shape, int[] strides)
    {
        (ParameterBuffer<Strided> buffer, TensorView tensor) = Strided.Create(shape, strides);
        buffer.AsSpan().Fill(-1f);
        int[] positions = Positions(shape, strides);

        tensor.CopyFrom([.. Enumerable.Range(0, positions.Length).Select(i => (float)i)]);

        var expected = new float[buffer.AsSpan().Length];
        Array.Fill(expected, -1f);
        for (int i = 0; i < positions.Length; i++)
            expected[positions[i]] = i;
        Assert.Equal(expected, buffer.AsSpan().ToArray());
    }

    [Fact]
    public void Elements_are_found_by_as_many_indices_as_there_are_axes()
    {
        foreach ((int[] shape, int[] strides) in new (int[], int[])[] { ([3, 4, 5], [5, 16, 1]), ([2, 3, 4, 5], [1, 2, 30, 6]) })
        {
            (ParameterBuffer<Strided> buffer, TensorView tensor) = Strided.Create(shape, strides);
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(i => (float)i)]);

            // In canonical order the last axis runs fastest.
            for (int i = 0; i < tensor.Length; i++)
            {
                int fourth = shape.Length == 4 ? shape[3] : 1;
                (int first, int second, int third) = (i / (shape[1] * shape[2] * fourth), i / (shape[2] * fourth) % shape[1], i / fourth % shape[2]);
                Assert.Equal(i, shape.Length == 4 ? tensor[first, second, third, i % fourth] : tensor[first, second, third]);
            }
        }
    }

    [Fact]
    public void Elements_are_written_in_place()
    {
        (_, TensorView tensor) = Strided.Create([2, 3, 4, 5], [60, 20, 5, 1]);

        tensor[1, 2, 3, 4] = 7f;

        Assert.Equal(7f, tensor.ToArray()[^1]);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(0, 4, 0)]
    [InlineData(0, 0, 5)]
    public void An_index_outside_of_three_axes_is_refused(int first, int second, int third)
    {
        (_, TensorView tensor) = Strided.Create([3, 4, 5], [20, 5, 1]);

        Assert.Throws<ArgumentOutOfRangeException>(() => tensor[first, second, third]);
    }

    [Fact]
    public void Another_number_of_indices_than_axes_is_refused()
    {
        (_, TensorView three) = Strided.Create([3, 4, 5], [20, 5, 1]);
        (_, TensorView four) = Strided.Create([2, 3, 4, 5], [60, 20, 5, 1]);

        Assert.Equal("'Tensor' has 3 axes (3 × 4 × 5); 4 indices were given.", Assert.Throws<ArgumentException>(() => three[0, 0, 0, 0]).Message);
        Assert.Equal("'Tensor' has 4 axes (2 × 3 × 4 × 5); 3 indices were given.", Assert.Throws<ArgumentException>(() => four[0, 0, 0]).Message);
        Assert.Equal("'Tensor' has 4 axes (2 × 3 × 4 × 5); 2 indices were given.", Assert.Throws<ArgumentException>(() => four[0, 0]).Message);
    }

    /// <summary>The storage position of each element, the last axis running fastest.</summary>
    private static int[] Positions(int[] shape, int[] strides)
    {
        IEnumerable<int> positions = [Strided.Offset];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            int size = shape[axis];
            int stride = strides[axis];
            positions = positions.SelectMany(position => Enumerable.Range(0, size).Select(index => position + index * stride)).ToArray();
        }
        return [.. positions];
    }

    /// <summary>Storage in which tensors of any strides are looked at.</summary>
    private sealed class Strided : INetwork<Strided>
    {
        public const int Offset = 3;

        public static NetworkDescription Description { get; } = new()
        {
            Name = nameof(Strided),
            InputSize = 1,
            Layers = [],
            StorageSize = 4096,
        };

        public ParameterBuffer<Strided> Parameters { get; } = new();

        public int Threads { get; set; } = 1;

        public static Strided Create(int seed) => new();

        public static (ParameterBuffer<Strided> Buffer, TensorView Tensor) Create(int[] shape, int[] strides)
        {
            var buffer = new ParameterBuffer<Strided>();
            ParameterTensor tensor = Architecture.Tensor("Tensor", [.. shape], Offset, [.. strides], Initializer.Zeros);
            return (buffer, buffer[tensor]);
        }

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

        public void BackwardFrom(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Strided> gradients, Span<float> inputGradients) =>
            throw new NotSupportedException();

        public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();
    }
}
