using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>The weights of a convolution.</summary>
/// <param name="Shape">Filters, the channels of a group, and the sizes of a window.</param>
/// <param name="Kernels">The weights.</param>
/// <param name="Biases">The biases; null for none.</param>
/// <param name="Groups">The groups of channels and filters.</param>
internal sealed record ConvWeights(ImmutableArray<int> Shape, float[] Kernels, float[]? Biases, int Groups)
{
    public int Filters => Shape[0];

    public ImmutableArray<int> KernelSize => Shape[2..];

    /// <param name="call">A convolution.</param>
    /// <param name="channels">The channels that come in.</param>
    /// <param name="axes">The axes of its windows.</param>
    /// <exception cref="NotExpressibleException">The weights do not fit.</exception>
    public static ConvWeights Of(OperatorCall call, int channels, int axes = 1)
    {
        Numbers weights = call.Weights(1, "weights");
        float[]? biases = call.OptionalWeights(2, "biases")?.Values;
        int[] sizes = weights.Stored;
        int groups = (int)Math.Clamp(call.Integer("group", 1), 0, int.MaxValue), filters = sizes.ElementAtOrDefault(0);
        if (sizes.Length != axes + 2 || weights.Count == 0 || groups == 0 || channels % groups != 0 || filters % groups != 0 || sizes[1] != channels / groups || (biases?.Length ?? filters) != filters)
            throw new NotExpressibleException($"its weights of the shape [{string.Join(", ", sizes)}] and {groups} groups do not fit {channels} channels");
        return new ConvWeights([.. sizes], weights.Values, biases, groups);
    }
}
