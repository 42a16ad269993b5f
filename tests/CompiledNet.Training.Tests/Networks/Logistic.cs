namespace CompiledNet.Training.Tests;

/// <summary>Logistic regression: two inputs, one output, binary cross-entropy.</summary>
public sealed class Logistic(int seed = 0) : ReferenceNetwork<Logistic>(seed), ITrainableNetwork<Logistic>
{
    public static NetworkDescription Description { get; } = Architecture.Describe(
        nameof(Logistic), 2, LossFunction.BinaryCrossEntropy, (1, Activation.Sigmoid, Initializer.GlorotUniform));

    public static Logistic Create(int seed) => new(seed);
}
