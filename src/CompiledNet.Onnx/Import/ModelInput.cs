using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import;

/// <summary>An input of the model that the network takes: the sizes of its axes behind the rows.</summary>
internal sealed record ModelInput(string Name, ImmutableArray<int> Sizes, bool IsIndex)
{
    private const int MaximumSize = 1 << 24;

    /// <summary>The sizes if the rows are the second axis, as they are of sequences in many models; empty if these are not known.</summary>
    public ImmutableArray<int> SizesAroundRows { get; init; } = [];

    /// <summary>Whether the rows can only be the second axis, because no size is said for it.</summary>
    public bool HasRowsSecond { get; init; }

    /// <summary>The sizes of all axes as the model says them; null where it leaves them open.</summary>
    public ImmutableArray<int?> ModelShape { get; init; } = [];

    /// <summary>The sizes of its axes but that of the rows.</summary>
    public ImmutableArray<int> SizesIn(InputOrder order) =>
        order.IsStream ? [.. ModelShape.Select(size => size ?? 1).Where((_, axis) => axis != order.RowsAxis)] : order.RowsAxis == 1 ? SizesAroundRows : Sizes;

    /// <summary>Whether axes other than that of the rows are open.</summary>
    public bool IsOpenAround(int rowsAxis) => ModelShape.Where((_, axis) => axis != rowsAxis).Contains(null);

    /// <param name="input">The input.</param>
    /// <param name="options">What was said of it.</param>
    /// <param name="takesSequences">Whether some nodes take sequences.</param>
    /// <param name="isStream">Whether the model goes along streams, so that axes may be open.</param>
    /// <param name="problems">What is wrong with it is added.</param>
    public static ModelInput Of(ValueMessage input, OnnxImportOptions options, bool takesSequences, bool isStream, List<OnnxProblem> problems)
    {
        bool isIndex = input.Type is ElementType.Int32 or ElementType.Int64;
        ImmutableArray<int?> modelShape = [.. (input.Shape ?? []).Select(axis => axis.Size is > 0 and < int.MaxValue ? (int?)axis.Size : null)];
        if (options.InputShapes.TryGetValue(input.Name, out ImmutableArray<int> given))
            return new ModelInput(input.Name, given, isIndex) { SizesAroundRows = given, ModelShape = isStream ? [null, .. given.Select(size => (int?)size)] : modelShape };
        if (input.Shape is not { Count: > 0 } shape)
            problems.Add(new OnnxProblem(input.Name, "", "the shape of this input is not known; it can be said when importing"));
        else if (CountOf(isStream ? modelShape : modelShape[1..]) > MaximumSize)
            problems.Add(new OnnxProblem(input.Name, "", $"this input has rows of more than {MaximumSize} values"));
        else if (isStream)
            return new ModelInput(input.Name, [], isIndex) { ModelShape = modelShape };
        else if (takesSequences && shape.Count > 2 && modelShape[1] is null && !AroundRows(modelShape).IsEmpty)
            return new ModelInput(input.Name, [], isIndex) { SizesAroundRows = AroundRows(modelShape), HasRowsSecond = true, ModelShape = modelShape };
        else if (modelShape.Skip(1).Contains(null))
            problems.Add(new OnnxProblem(input.Name, "", $"this input has the shape [{string.Join(", ", shape.Select(axis => axis.Size?.ToString() ?? (axis.Name.Length > 0 ? axis.Name : "?")))}]; all sizes but the first must be known, and can be said when importing"));
        else
            return new ModelInput(input.Name, [.. modelShape.Skip(1).Select(size => size!.Value)], isIndex) { SizesAroundRows = AroundRows(modelShape), ModelShape = modelShape };
        return new ModelInput(input.Name, [1], isIndex) { ModelShape = [null, 1] };
    }

    /// <summary>The product of the sizes that are known, and not more than is needed of it.</summary>
    private static long CountOf(ImmutableArray<int?> sizes) => sizes.Aggregate(1L, (product, size) => Math.Min(product * (size ?? 1), 1L << 32));

    private static ImmutableArray<int> AroundRows(ImmutableArray<int?> shape) =>
        shape.Length > 2 && !shape.RemoveAt(1).Contains(null) && CountOf(shape.RemoveAt(1)) <= MaximumSize
            ? [.. shape.RemoveAt(1).Select(size => size!.Value)]
            : [];
}
