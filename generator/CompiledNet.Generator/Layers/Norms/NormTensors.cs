using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Norms;

/// <summary>The scale and shift of a norm, one of each for every place of the last axis.</summary>
internal static class NormTensors
{
    public static EquatableArray<ParameterTensorModel> Of(int channels) => new(
    [
        Constant("Weights", channels, 1f),
        Zeros("Biases", channels),
    ]);

    public static ParameterTensorModel Constant(string name, int channels, float value) => new(name, TensorShape.Of(channels), "Constant", value, FanIn: 1, FanOut: 1);

    public static ParameterTensorModel Zeros(string name, int channels) => new(name, TensorShape.Of(channels), "Zeros", 0f, FanIn: 1, FanOut: 1);
}
