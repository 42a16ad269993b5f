using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Values;

/// <summary>
/// What a layer gives, as the model sees it. Both sides divide the values of a row into the same factors: <see cref="Memory"/> is their order in
/// memory, <see cref="Axes"/> their order in the model, grouped into its axes. So transposing and reshaping are matters of these lists alone, and
/// weights that follow are put into the order of the memory.
/// </summary>
internal sealed class TensorValue(Layer source, ImmutableArray<Factor> memory, ImmutableArray<ImmutableArray<Factor>> axes) : Value
{
    /// <summary>The layer.</summary>
    public Layer Source { get; } = source;

    /// <summary>The factors in the order in which they lie in a row.</summary>
    public ImmutableArray<Factor> Memory { get; } = memory;

    /// <summary>The factors of each axis of the model; the rows of the batch are one of them. An axis of size 1 has none.</summary>
    public ImmutableArray<ImmutableArray<Factor>> Axes { get; } = axes;

    /// <summary>What is to be computed with the layer's values by channel; null if nothing.</summary>
    public ChannelScale? Scale { get; init; }

    /// <summary>What is to be computed with each value after that; null if nothing.</summary>
    public Function? Function { get; init; }

    /// <summary>Whether the values are indices.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Whether what is to be computed is what the layer gives.</summary>
    public bool IsPlain => Scale is null && Function is null;

    public override ImmutableArray<Extent>? Shape => Sizes;

    public ImmutableArray<Extent> Sizes => [.. Axes.Select(axis => new Extent(SizeOf(axis), axis.Contains(Factor.Rows)))];

    /// <summary>The number of values of a row along an axis of the model.</summary>
    public static int SizeOf(IEnumerable<Factor> factors) => factors.Aggregate(1, (size, factor) => size * factor.Size);

    /// <summary>The factors of the model's axes one after the other, without the rows.</summary>
    public IEnumerable<Factor> ModelOrder => Axes.SelectMany(axis => axis).Where(factor => factor != Factor.Rows);

    /// <summary>Whether the values lie in memory as the model has them.</summary>
    public bool IsInModelOrder => ModelOrder.SequenceEqual(Memory) && Memory.All(factor => factor.Order is null);

    /// <summary>Whether both show the same values of the same layer in the same way, before any function is applied.</summary>
    public bool HasSameBase(TensorValue other) =>
        Source == other.Source && Scale == other.Scale && Memory.SequenceEqual(other.Memory)
        && Axes.Length == other.Axes.Length && Axes.Zip(other.Axes).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>The same values under other axes.</summary>
    public TensorValue With(ImmutableArray<ImmutableArray<Factor>> axes) =>
        new(Source, Memory, axes) { Scale = Scale, Function = Function, IsIndex = IsIndex };

    /// <summary>The same values with one factor divided in two, the first running slower.</summary>
    public TensorValue WithSplit(Factor factor, Factor slow, Factor fast) => new(
        Source,
        Replace(Memory, factor, slow, fast),
        [.. Axes.Select(axis => Replace(axis, factor, slow, fast))])
    {
        Scale = Scale,
        Function = Function,
        IsIndex = IsIndex,
    };

    private static ImmutableArray<Factor> Replace(ImmutableArray<Factor> factors, Factor factor, Factor slow, Factor fast)
    {
        int place = factors.IndexOf(factor);
        return place < 0 ? factors : factors.RemoveAt(place).Insert(place, fast).Insert(place, slow);
    }
}
