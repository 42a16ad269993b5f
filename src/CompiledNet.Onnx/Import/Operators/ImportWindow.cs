using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>The windows of a node along each axis: how many values lie beyond the borders, and how many windows there are.</summary>
internal sealed record ImportWindow
{
    public required ImmutableArray<int> Sizes { get; init; }

    public required ImmutableArray<int> Kernel { get; init; }

    public required int Stride { get; init; }

    public required int Dilation { get; init; }

    public required ImmutableArray<int> Before { get; init; }

    public required ImmutableArray<int> After { get; init; }

    public required ImmutableArray<int> Outputs { get; init; }

    public bool HasPadding => Before.Concat(After).Any(count => count != 0);

    public static ImportWindow Of(OperatorCall call, int[] sizes, int[] kernel, PaddedValue? padded = null)
    {
        int axes = sizes.Length;
        if (kernel.Length != axes || kernel.Any(size => size < 1))
            throw new NotExpressibleException($"its windows of [{string.Join(", ", kernel)}] do not fit {axes} axes");
        int stride = Same(call, "strides", kernel, sizes), dilation = Same(call, "dilations", kernel, sizes);
        int[] reach = [.. kernel.Select(size => checked((int)Math.Min((size - 1L) * dilation + 1, int.MaxValue / 2)))];
        (int[] before, int[] after) = Pads(call, sizes, reach, stride);
        if (padded is not null)
        {
            if (call.Text("auto_pad", "NOTSET") is not ("NOTSET" or "VALID" or ""))
                throw new NotExpressibleException("it puts zeros around values that have zeros around them already");
            before = [.. before.Select((count, axis) => count + padded.Before[axis + 2])];
            after = [.. after.Select((count, axis) => count + padded.After[axis + 2])];
        }

        bool roundsUp = call.Integer("ceil_mode", 0) != 0;
        var outputs = new int[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            int room = sizes[axis] + before[axis] + after[axis] - reach[axis];
            if (room < 0)
                throw new NotExpressibleException($"its windows reach over {reach[axis]} values, and {sizes[axis] + before[axis] + after[axis]} are there");
            outputs[axis] = (roundsUp ? (room + stride - 1) / stride : room / stride) + 1;
            // A window that would begin behind the last value is no window.
            if (roundsUp && (outputs[axis] - 1) * stride >= sizes[axis] + before[axis])
                outputs[axis]--;
        }

        return new ImportWindow { Sizes = [.. sizes], Kernel = [.. kernel], Stride = stride, Dilation = dilation, Before = [.. before], After = [.. after], Outputs = [.. outputs] };
    }

    /// <summary>The padding under which a layer has these windows; null if there is none.</summary>
    /// <param name="mayWiden">Whether windows may see more values, of which the weights are zero.</param>
    public WindowFit? Fit(bool mayWiden)
    {
        WindowFit? best = null;
        foreach (Padding padding in Sizes.Length == 1 ? new[] { Padding.Valid, Padding.Same, Padding.Causal } : [Padding.Valid, Padding.Same])
        {
            var zeros = new (int Front, int Back)?[Sizes.Length];
            for (int axis = 0; axis < zeros.Length; axis++)
                zeros[axis] = Zeros(axis, padding, mayWiden ? Math.Max(2, Before[axis] + After[axis]) : 0);
            if (zeros.Any(found => found is null))
                continue;
            var fit = new WindowFit(padding, [.. zeros.Select(found => found!.Value)], [.. Kernel.Select((size, axis) => size + zeros[axis]!.Value.Front + zeros[axis]!.Value.Back)]);
            if (best is null || fit.ZeroCount < best.ZeroCount)
                best = fit;
        }

        return best;
    }

    public NotExpressibleException DoesNotFit() => new(
        $"its windows of {string.Join("×", Kernel)}, stride {Stride}, with {string.Join(" and ", Before)} values before and {string.Join(" and ", After)} behind are neither those of Padding.Valid nor of Padding.Same{(Sizes.Length == 1 ? " nor of Padding.Causal" : "")}");

    private (int Front, int Back)? Zeros(int axis, Padding padding, int most)
    {
        most = Math.Min(most, 16);
        for (int sum = 0; sum <= most; sum++)
        {
            for (int front = 0; front <= sum; front++)
            {
                int reach = (Kernel[axis] + sum - 1) * Dilation + 1;
                if (Placed(axis, padding, reach) == (Before[axis] + front * Dilation, Outputs[axis]))
                    return (front, sum - front);
            }
        }

        return null;
    }

    /// <summary>How many values windows see before the first under a padding, and how many windows there are.</summary>
    private (int Before, int Outputs) Placed(int axis, Padding padding, int reach)
    {
        if (padding == Padding.Valid)
            return (0, reach > Sizes[axis] ? 0 : (Sizes[axis] - reach) / Stride + 1);
        int outputs = (Sizes[axis] + Stride - 1) / Stride;
        return (padding == Padding.Causal ? reach - 1 : Math.Max(0, (outputs - 1) * Stride + reach - Sizes[axis]) / 2, outputs);
    }

    /// <summary>An attribute that must be the same along all axes on which it has a meaning.</summary>
    private static int Same(OperatorCall call, string attribute, int[] kernel, int[] sizes)
    {
        if (call.List(attribute) is not { IsEmpty: false } list)
            return 1;
        if (list.Length != kernel.Length || list.Any(value => value is < 1 or > 1 << 20))
            throw new NotExpressibleException($"its {attribute} are [{string.Join(", ", list)}]");
        int[] meant = [.. list.Where((_, axis) => attribute == "dilations" ? kernel[axis] > 1 : sizes[axis] > 1).Distinct()];
        return meant.Length switch
        {
            0 => list[0],
            1 => meant[0],
            _ => throw new NotExpressibleException($"its {attribute} are [{string.Join(", ", list)}]; layers have the same along both axes"),
        };
    }

    private static (int[] Before, int[] After) Pads(OperatorCall call, int[] sizes, int[] reach, int stride)
    {
        int axes = sizes.Length;
        string automatic = call.Text("auto_pad", "NOTSET");
        if (automatic is "SAME_UPPER" or "SAME_LOWER")
        {
            int[] missing = [.. sizes.Select((size, axis) => Math.Max(0, ((size + stride - 1) / stride - 1) * stride + reach[axis] - size))];
            int[] less = [.. missing.Select(count => count / 2)], more = [.. missing.Select(count => count - count / 2)];
            return automatic == "SAME_UPPER" ? (less, more) : (more, less);
        }

        if (automatic is not ("NOTSET" or "VALID" or ""))
            throw new NotExpressibleException($"its auto_pad is '{ModelImport.Line(automatic)}'");
        if (automatic == "VALID" || call.List("pads") is not { IsEmpty: false } pads)
            return (new int[axes], new int[axes]);
        if (pads.Length != 2 * axes || pads.Any(count => count is < 0 or > 1 << 20))
            throw new NotExpressibleException($"its pads are [{string.Join(", ", pads)}]");
        return ([.. pads[..axes]], [.. pads[axes..]]);
    }
}

/// <summary>How a layer has the windows of a node: its padding, the weights of zero that each axis gets at its ends, and its kernel.</summary>
internal sealed record WindowFit(Padding Padding, ImmutableArray<(int Front, int Back)> Zeros, ImmutableArray<int> Kernel)
{
    public int ZeroCount => Zeros.Sum(zeros => zeros.Front + zeros.Back);

    /// <summary>Kernels with the weights of zero around them.</summary>
    public float[] Widened(float[] kernels, ImportWindow window)
    {
        if (Zeros.All(zeros => zeros == (0, 0)))
            return kernels;
        int[] old = [window.Kernel.Length == 1 ? 1 : window.Kernel[0], window.Kernel[^1]], wide = [Kernel.Length == 1 ? 1 : Kernel[0], Kernel[^1]];
        int top = Kernel.Length == 1 ? 0 : Zeros[0].Front, left = Zeros[^1].Front;
        int count = kernels.Length / (old[0] * old[1]);
        var widened = new float[count * wide[0] * wide[1]];
        for (int kernel = 0; kernel < count; kernel++)
        {
            for (int y = 0; y < old[0]; y++)
                Array.Copy(kernels, (kernel * old[0] + y) * old[1], widened, (kernel * wide[0] + y + top) * wide[1] + left, old[1]);
        }

        return widened;
    }
}
