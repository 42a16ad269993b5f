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
    /// <summary>Whether the reset gate of a GRU stands before the product with the state.</summary>
    public bool ResetsBefore { get; init; }

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
        return new RecurrentWeights(kind, weights, recurrent, biases) { ResetsBefore = kind.Operator == "GRU" && call.Integer("linear_before_reset", 0) == 0 };
    }

    /// <summary>The tensors of the layer for a direction.</summary>
    public ImmutableArray<LayerTensor> Of(int direction)
    {
        int sums = Weights.Stored[1];
        float[] both = Biases is null ? new float[2 * sums] : Direction(Biases, direction);
        float[] inputs = Kind.OfLayer(Direction(Weights, direction)), state = Kind.OfLayer(Direction(Recurrent, direction));
        if (ResetsBefore)
            return OfEarlyReset(inputs, state, Kind.OfLayer(both[..sums]), Kind.OfLayer(both[sums..]));
        return
        [
            new("weight_ih", [sums, Weights.Stored[2]], inputs),
            new("weight_hh", [sums, Recurrent.Stored[2]], state),
            new("bias_ih", [sums], Kind.OfLayer(both[..sums])),
            new("bias_hh", [sums], Kind.OfLayer(both[sums..])),
        ];
    }

    /// <summary>Such a layer has the last block of the state's weights as a matrix by itself, and the sum of both biases.</summary>
    private ImmutableArray<LayerTensor> OfEarlyReset(float[] inputs, float[] state, float[] biases, float[] biasesOfState) =>
    [
        new("weight_ih", [3 * Units, Weights.Stored[2]], inputs),
        new("weight_hh", [2 * Units, Units], state[..(2 * Units * Units)]),
        new("weight_hn", [Units, Units], state[(2 * Units * Units)..]),
        new("bias_ih", [3 * Units], [.. biases.Zip(biasesOfState, (one, other) => one + other)]),
    ];

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
