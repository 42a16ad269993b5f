using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>
/// The weights of a recurrent node for each direction: <c>W [directions, gates·units, features]</c>, <c>R [directions, gates·units, units]</c>,
/// <c>B [directions, 2·gates·units]</c>.
/// </summary>
internal sealed record RecurrentWeights(RecurrentKind Kind, Numbers Weights, Numbers Recurrent, Numbers? Biases)
{
    public int Units => Recurrent.Stored[^1];

    /// <exception cref="NotExpressibleException">They are not constants of these shapes.</exception>
    public static RecurrentWeights Of(OperatorCall call, RecurrentKind kind, int directions, int features)
    {
        Numbers weights = call.Weights(1, "weights"), recurrent = call.Weights(2, "recurrent weights");
        Numbers? biases = call.OptionalWeights(3, "biases");
        int sums = kind.Gates * recurrent.Stored.LastOrDefault();
        RequireShape(weights, "weights", directions, sums, features);
        RequireShape(recurrent, "recurrent weights", directions, sums, sums / kind.Gates);
        if (biases is not null)
            RequireShape(biases, "biases", directions, 2 * sums);
        return new RecurrentWeights(kind, weights, recurrent, biases);
    }

    /// <summary>The tensors of the layer for a direction.</summary>
    public ImmutableArray<LayerTensor> Of(int direction)
    {
        int sums = Weights.Stored[1];
        float[] both = Biases is null ? new float[2 * sums] : Direction(Biases, direction);
        return
        [
            new("weight_ih", [sums, Weights.Stored[2]], Kind.OfLayer(Direction(Weights, direction))),
            new("weight_hh", [sums, Recurrent.Stored[2]], Kind.OfLayer(Direction(Recurrent, direction))),
            new("bias_ih", [sums], Kind.OfLayer(both[..sums])),
            new("bias_hh", [sums], Kind.OfLayer(both[sums..])),
        ];
    }

    private static float[] Direction(Numbers tensor, int direction)
    {
        int size = tensor.Count / tensor.Stored[0];
        return tensor.Values.AsSpan(direction * size, size).ToArray();
    }

    private static void RequireShape(Numbers tensor, string what, params int[] sizes)
    {
        if (!tensor.Stored.SequenceEqual(sizes))
            throw new NotExpressibleException($"its {what} have the shape [{string.Join(", ", tensor.Sizes)}] where [{string.Join(", ", sizes)}] was expected");
    }
}
