namespace CompiledNet.Generator.Model;

/// <summary>The sizes of a tensor's axes. The last axis lies side by side in memory: (height, width, channels).</summary>
internal sealed record TensorShape(EquatableArray<int> Axes) : INotation
{
    public static TensorShape Of(params int[] axes) => new(axes.ToEquatableArray());

    /// <summary>The number of values of a row of this shape, which <see cref="Sizes"/> bounds.</summary>
    public int Size => checked((int)Length);

    /// <summary>The number of elements; of the parameters of a network that is too large, more than an int holds.</summary>
    public long Length => Axes.Aggregate(1L, (product, axis) => checked(product * axis));

    /// <summary>The size of the last axis: the channels of an image, the features of a step.</summary>
    public int Last => Axes[Axes.Count - 1];

    /// <summary>The number of places that each have all of the last axis.</summary>
    public int Positions => Size / Last;

    /// <summary>The same axes with another last one.</summary>
    public TensorShape WithLast(int size) => new(Axes.Take(Axes.Count - 1).Append(size).ToEquatableArray());

    /// <summary>As people write it: <c>28×28×1</c>.</summary>
    public string Notation => string.Join("×", Axes);

    public override string ToString() => Notation;
}
