namespace CompiledNet.Tests.Reference.Graph;

/// <summary>
/// Numbers in row-major order. The first axis counts the rows of a batch, the last one the channels:
/// <c>[rows, height, width, channels]</c>, <c>[rows, steps, features]</c>, <c>[rows, units]</c>.
/// </summary>
internal sealed record Tensor
{
    public Tensor(IEnumerable<int> shape, double[] values)
    {
        Shape = [.. shape];
        Values = values;
        Assert.Equal(Shape.Aggregate(1, (product, size) => product * size), values.Length);
    }

    public int[] Shape { get; }

    public double[] Values { get; }

    public int Rows => Shape[0];

    /// <summary>The size of the last axis.</summary>
    public int Channels => Shape[^1];

    /// <summary>The number of vectors along the last axis.</summary>
    public int Positions => Values.Length / Channels;

    /// <summary>The values of a row.</summary>
    public int RowLength => Values.Length / Rows;

    public static Tensor Zeros(params IEnumerable<int> shape)
    {
        int[] sizes = [.. shape];
        return new Tensor(sizes, new double[sizes.Aggregate(1, (product, size) => product * size)]);
    }

    public Tensor Select(Func<double, double> function) => new(Shape, [.. Values.Select(function)]);
}
