namespace CompiledNet.Training.Tests;

/// <summary>Two inputs, four ReLU units, one output, squared error.</summary>
public sealed class Rectifier(int seed = 0) : ReferenceNetwork<Rectifier>(seed), ITrainableNetwork<Rectifier>
{
    public static NetworkDescription Description { get; } = Architecture.Describe(
        nameof(Rectifier),
        2,
        LossFunction.MeanSquaredError,
        (4, Activation.ReLU, Initializer.HeNormal),
        (1, Activation.Linear, Initializer.GlorotUniform));

    public static Rectifier Create(int seed) => new(seed);
}
