using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Streams;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Convolutions and pools.</summary>
internal static class Windows
{
    public static readonly ImmutableArray<Operator> All =
    [
        Operator.Of("Conv", Conv),
        Operator.Of("MaxPool", call => Pool(call, "MaxPool")),
        Operator.Of("AveragePool", call => Pool(call, "AveragePool")),
        Operator.Of("GlobalAveragePool", call => Global(call, "GlobalAveragePool")),
        Operator.Of("GlobalMaxPool", call => Global(call, "GlobalMaxPool")),
        Operator.Of("ReduceMean", call => Reduce(call, "GlobalAveragePool")),
        Operator.Of("ReduceMax", call => Reduce(call, "GlobalMaxPool")),
    ];

    private static Value Conv(OperatorCall call)
    {
        if (call.Graph.Order.IsStream && (call.Attribute(PastSteps.Attribute) is not null || call.Required(0) is TensorValue { Axes: [_, _, [var last]] } && last == Factor.Rows))
            return StreamSteps.Convolution(call);
        var padded = call.Required(0) as PaddedValue;
        if (padded is not null && (padded.Before[1] != 0 || padded.After[1] != 0))
            throw new NotExpressibleException("it takes channels of zeros");
        TensorValue x = ChannelsLast(padded?.Inner ?? call.Plain(0));
        int[] shape = [.. x.Axes.Skip(1).Select(axis => TensorValue.SizeOf(axis))];
        ConvWeights weights = ConvWeights.Of(call, shape[0], shape.Length - 1);

        ImportWindow window = ImportWindow.Of(call, shape[1..], [.. weights.KernelSize], padded);
        WindowFit fit = window.Fit(mayWiden: true) ?? throw window.DoesNotFit();
        float[] kernel = fit.Widened(weights.Kernels, window);
        string kind = shape.Length == 2 ? "Conv1D" : "Conv2D";
        int[] kernelSize = [.. fit.Kernel];
        Layer layer = new()
        {
            Kind = kind,
            Inputs = [Shaped(x)],
            Shape = [.. window.Outputs, weights.Filters],
            Arguments = [NewLayer.Literal(weights.Filters), .. (kernelSize.Distinct().Count() == 1 ? kernelSize[..1] : kernelSize).Select(NewLayer.Literal)],
            NamedArguments = [.. Named("Stride", window.Stride, 1), .. Named("Dilation", window.Dilation, 1), .. Named("Groups", weights.Groups, 1), .. PaddingOf(fit.Padding), .. weights.Biases is null ? ["UseBias = false"] : Array.Empty<string>()],
            Activation = new KnownActivation(Activation.Linear),
            Tensors = NewLayer.WithBiases(new LayerTensor("weight", [.. weights.Shape[..2], .. kernelSize], kernel), weights.Biases),
            NodeName = call.Node.Name,
        };
        return Result(layer, window.Outputs, weights.Filters);
    }

    private static TensorValue Pool(OperatorCall call, string kind)
    {
        TensorValue x = ChannelsLast(call.Plain(0));
        int[] shape = [.. x.Axes.Skip(1).Select(axis => TensorValue.SizeOf(axis))];
        int[] kernel = [.. call.List("kernel_shape") ?? throw new NotExpressibleException("it has no kernel_shape")];
        ImportWindow window = ImportWindow.Of(call, shape[1..], kernel);
        if (window.Dilation != 1 && kernel.Any(size => size > 1))
            throw new NotExpressibleException("its windows have a dilation");
        if (kind == "AveragePool" && call.Integer("count_include_pad", 0) != 0 && window.HasPadding)
            return PaddedAverage(call, x, window, shape[0]);
        if (kernel.Distinct().Count() > 1)
            throw new NotExpressibleException($"its windows of {string.Join("×", kernel)} are not square");

        kind += kernel.Length == 1 ? "1D" : "2D";
        if (window.Fit(mayWiden: false) is { } fit)
        {
            Layer layer = Pool(kind, Shaped(x), kernel[0], window.Stride, fit.Padding, window.Outputs, call.Node.Name);
            return Result(layer, window.Outputs, shape[0]);
        }

        // Windows that begin further out than those of Padding.Same: all of them, and every second (third …) taken by a convolution of one value.
        ImportWindow dense = window with { Stride = 1, Outputs = window.Sizes, After = [.. window.Before.Select((before, axis) => window.Kernel[axis] - 1 - before)] };
        if (window.Stride == 1 || dense.Fit(mayWiden: false) is not { Padding: Padding.Same } || window.Outputs.Where((count, axis) => (window.Sizes[axis] - 1) / window.Stride + 1 != count).Any())
            throw window.DoesNotFit();
        Layer all = Pool(kind, Shaped(x), kernel[0], 1, Padding.Same, dense.Outputs, call.Node.Name);
        return Result(Depthwise(all, shape[0], Enumerable.Repeat(1, kernel.Length).ToArray(), 1, window, Padding.Valid, null), window.Outputs, shape[0]);
    }

    /// <summary>A mean that counts the zeros beyond the borders is a depthwise convolution with equal weights.</summary>
    private static TensorValue PaddedAverage(OperatorCall call, TensorValue x, ImportWindow window, int channels)
    {
        int size = window.Kernel.Aggregate(1, (product, axis) => product * axis);
        WindowFit fit = window.Fit(mayWiden: true) ?? throw window.DoesNotFit();
        float[] weights = fit.Widened([.. Enumerable.Repeat(1f / size, size * channels)], window);
        Layer layer = Depthwise(Shaped(x), channels, [.. fit.Kernel], window.Stride, window, fit.Padding, call.Node.Name, weights);
        return Result(layer, window.Outputs, channels);
    }

    private static Layer Depthwise(Layer input, int channels, int[] kernel, int stride, ImportWindow window, Padding padding, string? node, float[]? weights = null)
    {
        int size = kernel.Aggregate(1, (product, axis) => product * axis);
        return new Layer
        {
            Kind = kernel.Length == 1 ? "Conv1D" : "Conv2D",
            Inputs = [input],
            Shape = [.. window.Outputs, channels],
            Arguments = [NewLayer.Literal(channels), .. (kernel.Distinct().Count() == 1 ? kernel[..1] : kernel).Select(NewLayer.Literal)],
            NamedArguments = [.. Named("Stride", weights is null ? window.Stride : stride, 1), .. Named("Groups", channels, 1), .. PaddingOf(padding), "UseBias = false"],
            Activation = new KnownActivation(Activation.Linear),
            Tensors = [new LayerTensor("weight", [channels, 1, .. kernel], weights ?? [.. Enumerable.Repeat(1f, size * channels)])],
            NodeName = node,
        };
    }

    private static Layer Pool(string kind, Layer input, int size, int stride, Padding padding, ImmutableArray<int> outputs, string? node) => new()
    {
        Kind = kind,
        Inputs = [input],
        Shape = [.. outputs, input.Shape[^1]],
        Arguments = [NewLayer.Literal(size)],
        NamedArguments = [.. Named("Stride", stride, size), .. PaddingOf(padding)],
        NodeName = node,
    };

    private static TensorValue Global(OperatorCall call, string kind)
    {
        TensorValue x = ChannelsLast(call.Plain(0), anyRank: true);
        var positions = Enumerable.Range(2, x.Axes.Length - 2).ToHashSet();
        return Positions(x, kind, positions, keep: true, call);
    }

    private static TensorValue Reduce(OperatorCall call, string kind)
    {
        TensorValue x = call.Plain(0);
        ImmutableArray<int>? axes = call.Axes(1);
        if (axes is not { IsEmpty: false })
            throw new NotExpressibleException("it reduces the rows of the batch");
        return Positions(x, kind, [.. axes.Value.Select(axis => OperatorCall.Axis(axis, x.Axes.Length))], call.Integer("keepdims", 1) != 0, call);
    }

    /// <summary>A pool of all positions, which are those axes of the model.</summary>
    private static TensorValue Positions(TensorValue x, string kind, HashSet<int> axes, bool keep, OperatorCall call)
    {
        if (axes.Any(axis => x.Axes[axis].Contains(Factor.Rows)))
            throw new NotExpressibleException("it reduces the rows of the batch");
        Factor[] reduced = [.. axes.Order().SelectMany(axis => x.Axes[axis])];
        ImmutableArray<Factor> left = [.. x.Memory.Where(factor => !reduced.Contains(factor))];
        if (!Views.AreLast(x, left))
            x = Views.InOrder(x, [.. reduced, .. left]);
        ImmutableArray<ImmutableArray<Factor>> result = [.. x.Axes.Select((axis, number) => axes.Contains(number) ? [] : axis).Where((_, number) => keep || !axes.Contains(number))];
        if (reduced.Length == 0)
            return x.With(result);
        int channels = TensorValue.SizeOf(left);
        Layer input = x.Source.Shape.Length is 2 or 3 && x.Source.Shape[^1] == channels ? x.Source : NewLayer.Shaped(x.Source, [TensorValue.SizeOf(reduced), channels]);
        return new TensorValue(NewLayer.GlobalPool(kind, input, call.Node.Name), left, result);
    }

    /// <summary>A sequence or an image with its channels on the last axis of memory.</summary>
    private static TensorValue ChannelsLast(TensorValue x, bool anyRank = false)
    {
        if (x.Axes.Length is not (3 or 4) && !(anyRank && x.Axes.Length > 2))
            throw new NotExpressibleException($"it takes values of {x.Axes.Length} axes; there are windows of sequences (3) and images (4)");
        if (x.Axes[0] is not [var rows] || rows != Factor.Rows)
            throw new NotExpressibleException("the first axis of what it takes is not the batch");
        ImmutableArray<Factor> memory = [.. x.Axes.Skip(2).SelectMany(axis => axis), .. x.Axes[1]];
        if (memory.Any(factor => factor.Order is not null))
            throw new NotExpressibleException("the channels that it takes stand in another order in memory");
        return Views.InOrder(x, memory);
    }

    private static Layer Shaped(TensorValue x) => NewLayer.Shaped(x.Source, [.. x.Axes.Skip(2).Append(x.Axes[1]).Select(axis => TensorValue.SizeOf(axis))]);

    private static TensorValue Result(Layer layer, ImmutableArray<int> positions, int channels)
    {
        Factor[] places = [.. positions.Select(size => new Factor(size))];
        var last = new Factor(channels);
        return Views.Of(layer, [.. places, last], [Factor.Rows, last, .. places]);
    }

    public static IEnumerable<string> Named(string name, int value, int otherwise) => value == otherwise ? [] : [$"{name} = {NewLayer.Literal(value)}"];

    private static IEnumerable<string> PaddingOf(Padding padding) => padding == Padding.Valid ? [] : [$"Padding = Padding.{padding}"];
}
