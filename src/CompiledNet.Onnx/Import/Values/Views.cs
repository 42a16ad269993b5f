using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Values;

/// <summary>How factors of the model lie in memory.</summary>
internal static class Views
{
    /// <summary>The factors of an axis of one factor; none of an axis of size 1.</summary>
    public static ImmutableArray<Factor> AxisOf(Factor factor) => factor.Size == 1 && factor != Factor.Rows ? [] : [factor];

    /// <summary>The factors in memory order of axes of one factor each.</summary>
    public static ImmutableArray<Factor> MemoryOf(params Factor[] factors) => [.. factors.Where(factor => factor.Size > 1)];

    /// <summary>What a new layer gives, with axes of one factor each.</summary>
    public static TensorValue Of(Layer layer, Factor[] memory, params Factor[] axes) => new(layer, MemoryOf(memory), [.. axes.Select(AxisOf)]);

    /// <summary>Whether the factors are the last ones in memory, in any order.</summary>
    public static bool AreLast(TensorValue value, IReadOnlyCollection<Factor> factors) =>
        value.Memory.Length >= factors.Count && value.Memory.Skip(value.Memory.Length - factors.Count).All(factors.Contains);

    /// <summary>
    /// For each place of the last values of a row in memory, its index in the model, whose order of the same factors is given.
    /// </summary>
    public static int[] IndicesByPlace(IReadOnlyList<Factor> memory, IReadOnlyList<Factor> model)
    {
        int[] indices = [0];
        foreach (Factor factor in memory)
        {
            int stride = TensorValue.SizeOf(model.Skip(IndexOf(model, factor) + 1));
            var finer = new int[indices.Length * factor.Size];
            for (int place = 0; place < finer.Length; place++)
            {
                int index = place % factor.Size;
                finer[place] = indices[place / factor.Size] + stride * (factor.Order?[index] ?? index);
            }

            indices = finer;
        }

        return indices;
    }

    /// <summary>The last factors in memory from the first of the given ones on, and how many values they are.</summary>
    public static ImmutableArray<Factor> SuffixFrom(TensorValue value, IReadOnlyCollection<Factor> factors)
    {
        int first = 0;
        while (first < value.Memory.Length && !factors.Contains(value.Memory[first]))
            first++;
        return value.Memory[first..];
    }

    /// <summary>
    /// The same values with another order of factors in memory: where the layers before can give their values in that order, they do.
    /// </summary>
    /// <exception cref="NotExpressibleException">They cannot.</exception>
    public static TensorValue InOrder(TensorValue value, ImmutableArray<Factor> memory)
    {
        if (value.Memory.SequenceEqual(memory))
            return value;
        ImmutableArray<Factor> plain = [.. memory.Select(factor => new Factor(factor.Size))];
        var old = value.Memory.ToDictionary(factor => factor, factor => plain[memory.IndexOf(factor)]);
        int[] places = IndicesByPlace(plain, [.. value.Memory.Select(factor => old[factor])]);
        if (ReorderedLayers.Reorder(value.Source, places) is not { } layer)
            throw new NotExpressibleException($"it takes values in another order than '{value.Source.Kind}' gives them, and no weights stand between that could take up the transposition");
        return new TensorValue(layer, memory, value.Axes) { Scale = value.Scale, Function = value.Function, IsIndex = value.IsIndex };
    }

    private static int IndexOf(IReadOnlyList<Factor> factors, Factor factor)
    {
        int place = 0;
        while (factors[place] != factor)
            place++;
        return place;
    }
}
