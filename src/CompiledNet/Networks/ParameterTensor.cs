using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>One trainable tensor, or one with statistics: its shape, and where its values lie in a <see cref="ParameterBuffer{TNetwork}"/>.</summary>
/// <remarks>
/// The element with index <c>(i, j, …)</c> lies at <c>Offset + i·Strides[0] + j·Strides[1] + …</c> of the raw storage; or, of a tensor
/// in panels, at <c>Offset + (i / PanelRows)·PanelStride + (i mod PanelRows)·Strides[0] + j·Strides[1] + …</c>. Of a tensor with several gates,
/// gate <c>i / GateRows</c> lies <c>GateStride</c> behind the one before, and <c>i mod GateRows</c> stands for <c>i</c>.
/// </remarks>
public sealed record ParameterTensor
{
    /// <summary>The tensor's name, unique in its network: <c>Dense1.Weights</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The sizes of the axes in canonical order: <c>[unit, input]</c> for weights, <c>[unit]</c> for biases.</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>The position of the first element in the raw storage, in floats.</summary>
    public required int Offset { get; init; }

    /// <summary>The distance in the raw storage between neighbours along each axis, in floats; along the first, within a panel.</summary>
    public required ImmutableArray<int> Strides { get; init; }

    /// <summary>How many indices of the first axis share a panel; all, unless said otherwise.</summary>
    public int PanelRows { get; init; } = int.MaxValue;

    /// <summary>The distance in the raw storage between panels, in floats.</summary>
    public int PanelStride { get; init; }

    /// <summary>How many indices of the first axis are a gate of a recurrent layer; all, unless said otherwise.</summary>
    public int GateRows { get; init; } = int.MaxValue;

    /// <summary>The distance in the raw storage between gates, in floats.</summary>
    public int GateStride { get; init; }

    /// <summary>How the values are drawn; never <see cref="Initializer.Automatic"/>.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>The value of all elements under <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; init; }

    /// <summary>
    /// Under <see cref="Initializer.Constant"/>, the values of equal parts of the tensor along its first axis, such as the gates of a recurrent layer; empty
    /// where all elements have <see cref="InitialValue"/>.
    /// </summary>
    public ImmutableArray<float> InitialValues { get; init; } = [];

    /// <summary>The number of inputs that a unit sums, for initializers that scale with it.</summary>
    public required int FanIn { get; init; }

    /// <summary>The number of units that an input feeds, for initializers that scale with it.</summary>
    public required int FanOut { get; init; }

    /// <summary>The number of elements.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>The distance of an index of an axis from the first, in the raw storage.</summary>
    internal int Distance(int axis, int index) =>
        axis > 0 ? index * Strides[axis] : index / GateRows * GateStride + index % GateRows / PanelRows * PanelStride + index % GateRows % PanelRows * Strides[0];

    /// <summary>The size of the first axis; 1 of a tensor without axes.</summary>
    internal int RowCount => Shape.Length == 0 ? 1 : Shape[0];
}
