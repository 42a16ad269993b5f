using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Streams;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>
/// What remembers steps, in a stream: a row of the network is a step. In the model the steps of one stream are the rows, where it takes any number of them in a call; or the
/// streams are, of each of which it takes one step.
/// </summary>
internal static class StreamSteps
{
    /// <param name="call">A recurrent node whose states belong to the stream.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>What it gives behind every step; and behind the last one, where it takes one in a call.</returns>
    public static ImmutableArray<Value> Recurrent(OperatorCall call, RecurrentKind kind)
    {
        if (call.Text("direction", "forward") is var direction and not "forward")
            throw new NotExpressibleException($"its direction is {direction}, and a stream goes forward");
        TensorValue x = call.Plain(0);
        bool isRowsFirst = call.Integer("layout", 0) == 1;
        if (x.Axes.Length != 3)
            throw new NotExpressibleException($"it takes values of {x.Axes.Length} axes; sequences have 3");
        bool isSingle = RequireSteps(call, x.Axes[isRowsFirst ? 1 : 0], x.Axes[isRowsFirst ? 0 : 1]);
        if (call.Optional(4) is not null and not Integers { Values: [{ Count: 1 }] })
            throw new NotExpressibleException("its sequences have lengths of their own");
        x = InModelOrder(x, 2);
        int features = TensorValue.SizeOf(x.Axes[2]);
        RecurrentWeights weights = RecurrentWeights.Of(call, kind, directions: 1, features);
        var layer = new Layer
        {
            Kind = kind.Layer,
            Inputs = [NewLayer.Shaped(x.Source, [features])],
            Shape = [weights.Units],
            Arguments = [NewLayer.Literal(weights.Units)],
            NamedArguments = Operators.Recurrent.ResetOf(weights),
            Tensors = weights.Of(direction: 0),
            NodeName = call.Node.Name,
        };
        Factor one = new(1), unit = new(weights.Units), steps = isSingle ? one : Factor.Rows, streams = isSingle ? Factor.Rows : one;
        TensorValue all = isRowsFirst ? Views.Of(layer, [unit], streams, steps, one, unit) : Views.Of(layer, [unit], steps, one, streams, unit);
        return isSingle ? [all, isRowsFirst ? Views.Of(layer, [unit], streams, one, unit) : Views.Of(layer, [unit], one, streams, unit)] : [all];
    }

    /// <summary>A convolution that takes <c>[rows, channels, steps]</c>, and the steps before from the stream.</summary>
    public static Value Convolution(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        if (x.Axes.Length != 3)
            throw new NotExpressibleException($"it takes values of {x.Axes.Length} axes; sequences have 3");
        RequireSteps(call, x.Axes[2], x.Axes[0]);
        x = InModelOrder(x, 1);
        int channels = TensorValue.SizeOf(x.Axes[1]);
        ConvWeights weights = ConvWeights.Of(call, channels);
        int kernel = weights.KernelSize[0], dilation = call.List("dilations") is [var given] ? given : 1, before = (int)call.Integer(PastSteps.Attribute, 0);
        bool isPadded = call.List("pads") is { } pads && pads.Any(count => count != 0) || call.Text("auto_pad", "NOTSET") is not ("NOTSET" or "VALID" or "");
        if (isPadded || call.List("strides") is { } strides && strides.Any(stride => stride != 1) || (long)dilation * (kernel - 1) != before)
            throw new NotExpressibleException($"its windows of {kernel} steps, dilation {dilation}, do not end with each of the steps behind the {before} that come from the call before");
        var layer = new Layer
        {
            Kind = "Conv1D",
            Inputs = [NewLayer.Shaped(x.Source, [channels])],
            Shape = [weights.Filters],
            Arguments = [NewLayer.Literal(weights.Filters), NewLayer.Literal(kernel)],
            NamedArguments = [.. Windows.Named("Dilation", dilation, 1), .. Windows.Named("Groups", weights.Groups, 1), "Padding = Padding.Causal", .. weights.Biases is null ? ["UseBias = false"] : Array.Empty<string>()],
            Activation = new KnownActivation(Activation.Linear),
            Tensors = NewLayer.WithBiases(new LayerTensor("weight", weights.Shape, weights.Kernels), weights.Biases),
            NodeName = call.Node.Name,
        };
        var filter = new Factor(weights.Filters);
        return new TensorValue(layer, Views.MemoryOf(filter), x.Axes.SetItem(1, Views.AxisOf(filter)));
    }

    /// <summary>Whether one step comes in, of each of many streams; else the rows are the steps of one.</summary>
    private static bool RequireSteps(OperatorCall call, ImmutableArray<Factor> steps, ImmutableArray<Factor> streams)
    {
        bool areRows = steps is [var row] && row == Factor.Rows && streams.IsEmpty;
        bool isSingle = steps.IsEmpty && streams is [var stream] && stream == Factor.Rows;
        if (!areRows && !isSingle)
            throw new NotExpressibleException($"a call takes {Size(steps)} steps of {Size(streams)} streams; a row of a stream is one step of one");
        call.Graph.TakesSingleSteps |= isSingle;
        return isSingle;
    }

    private static Extent Size(ImmutableArray<Factor> axis) => new(TensorValue.SizeOf(axis), axis.Contains(Factor.Rows));

    /// <summary>The value with its features, which are that axis of the model, in the model's order in memory.</summary>
    private static TensorValue InModelOrder(TensorValue x, int axis)
    {
        if (x.Axes[axis].Any(factor => factor.Order is not null))
            throw new NotExpressibleException("the features that it takes stand in another order in memory");
        return Views.InOrder(x, x.Axes[axis]);
    }
}
