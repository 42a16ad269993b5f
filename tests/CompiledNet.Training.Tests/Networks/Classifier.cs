namespace CompiledNet.Training.Tests;

/// <summary>Three inputs, five hidden units, three classes. Its storage of 56 floats is no multiple of 16.</summary>
public sealed class Classifier(int seed = 0) : ReferenceNetwork<Classifier>(seed), IClassifierNetwork<Classifier>
{
    public static NetworkDescription Description { get; } = Architecture.Describe(
        nameof(Classifier),
        3,
        LossFunction.CrossEntropy,
        (5, Activation.Tanh, Initializer.GlorotUniform),
        (3, Activation.Softmax, Initializer.GlorotUniform));

    public static Classifier Create(int seed) => new(seed);
}
