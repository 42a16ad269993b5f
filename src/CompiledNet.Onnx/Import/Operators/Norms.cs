using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Norms, and softmax, which normalises too.</summary>
internal static class Norms
{
    public static readonly ImmutableArray<Operator> All =
    [
        Operator.Of("BatchNormalization", BatchNorm),
        Operator.Of("LayerNormalization", call => LayerNorm(call, call.Integer("axis", -1), call.Float("epsilon", 1e-5f), 1, 2)),
        Operator.Of(LayerNormPattern.Operator, LayerNormByParts),
        Operator.Of("Softmax", call => Softmax(call, Activation.Softmax)),
        Operator.Of("LogSoftmax", call => Softmax(call, Activation.LogSoftmax)),
    ];

    private static Value BatchNorm(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        if (call.Integer("training_mode", 0) != 0)
            throw new NotExpressibleException("it is exported for training: it takes the statistics of the batch");
        if (x.Axes.Length < 2)
            throw new NotExpressibleException("what it takes has no channels");
        (x, int[] indices) = Channels(x, [1]);
        float[][] tensors = [.. Enumerable.Range(1, 4).Select(input => ByPlace(call.Weights(input, input switch { 1 => "scales", 2 => "biases", 3 => "means", _ => "variances" }), indices))];
        if (tensors[3].Any(variance => variance < 0))
            throw new NotExpressibleException("a variance is negative");
        Layer layer = NewLayer.BatchNorm(NewLayer.Rows(x.Source, indices.Length), tensors[0], tensors[1], tensors[2], tensors[3], [.. Momentum(call), .. NewLayer.Epsilon(Positive(call.Float("epsilon", 1e-5f)))], call.Node.Name);
        return new TensorValue(layer, x.Memory, x.Axes);
    }

    private static float Positive(float epsilon) => epsilon > 0 && float.IsFinite(epsilon) ? epsilon : throw new NotExpressibleException($"its ε is {epsilon}");

    /// <summary>ONNX, as Keras, calls the weight of the running statistics so, and not that of the new batch.</summary>
    private static IEnumerable<string> Momentum(OperatorCall call)
    {
        float momentum = (float)Math.Round(1 - (double)call.Float("momentum", 0.9f), 6);
        return momentum is 0.1f or not (> 0 and < 1) ? [] : [$"Momentum = {NewLayer.Literal(momentum)}"];
    }

    private static Value LayerNormByParts(OperatorCall call)
    {
        if (call.Optional(3) is { } exponent && exponent is not Numbers { Values: [2f] } && exponent is not Integers { Values: [{ Count: 2, PerRow: false }] })
            throw new NotExpressibleException("it looks like a layer norm, with another power than 2");
        if (call.Axes(2) is not { Length: 1 } axes)
            throw new NotExpressibleException("it looks like a layer norm along several axes");
        if (call.Weights(1, "ε") is not { Values: [var epsilon] })
            throw new NotExpressibleException("its ε is not a number");
        int last = call.Tensor(0).Axes.Length - 1;
        return LayerNorm(call, OperatorCall.Axis(axes[0], last + 1) == last ? last : throw new NotExpressibleException("it normalises along another axis than the last"), epsilon, -1, -1);
    }

    private static TensorValue LayerNorm(OperatorCall call, long first, float epsilon, int scale, int bias)
    {
        TensorValue x = call.Plain(0);
        (x, int[] indices) = Channels(x, [.. Enumerable.Range(0, x.Axes.Length).Skip(OperatorCall.Axis(first, x.Axes.Length))]);
        float[] weights = scale < 0 ? [.. Enumerable.Repeat(1f, indices.Length)] : ByPlace(call.Weights(scale, "scales"), indices);
        float[] biases = (bias < 0 ? null : call.OptionalWeights(bias, "biases")) is { } given ? ByPlace(given, indices) : new float[indices.Length];
        Layer layer = NewLayer.LayerNorm(NewLayer.Rows(x.Source, indices.Length), weights, biases, Positive(epsilon), call.Node.Name);
        return new TensorValue(layer, x.Memory, x.Axes);
    }

    /// <summary>Before version 13, softmax goes along all axes from its axis on.</summary>
    private static TensorValue Softmax(OperatorCall call, Activation activation)
    {
        TensorValue x = call.Plain(0);
        int axis = OperatorCall.Axis(call.Integer("axis", call.Version < 13 ? 1 : -1), x.Axes.Length);
        (x, int[] indices) = Channels(x, call.Version < 13 ? [.. Enumerable.Range(axis, x.Axes.Length - axis)] : [axis]);
        Layer layer = NewLayer.Activation(NewLayer.Rows(x.Source, indices.Length), new KnownActivation(activation), call.Node.Name);
        return new TensorValue(layer, x.Memory, x.Axes);
    }

    /// <summary>The value with those axes of the model last in memory, and the index in these axes of each place.</summary>
    private static (TensorValue Value, int[] Indices) Channels(TensorValue x, ImmutableArray<int> axes)
    {
        ImmutableArray<Factor> factors = [.. axes.SelectMany(axis => x.Axes[axis])];
        if (factors.Contains(Factor.Rows))
            throw new NotExpressibleException("it goes along the rows of the batch");
        if (!Views.AreLast(x, factors))
            x = Views.InOrder(x, [.. x.Memory.Where(factor => !factors.Contains(factor)), .. factors]);
        return (x, Views.IndicesByPlace(x.Memory[^factors.Length..], factors));
    }

    private static float[] ByPlace(Numbers numbers, int[] indices) => numbers.Count == indices.Length
        ? [.. indices.Select(index => numbers.Values[index])]
        : throw new NotExpressibleException($"it has {numbers.Count} numbers for {indices.Length} values");
}
