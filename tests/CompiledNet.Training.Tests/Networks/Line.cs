namespace CompiledNet.Training.Tests;

/// <summary>Linear regression: two inputs, one output, squared error.</summary>
public sealed class Line(int seed = 0) : ReferenceNetwork<Line>(seed), ITrainableNetwork<Line>
{
    public static NetworkDescription Description { get; } = Architecture.Describe(
        nameof(Line), 2, LossFunction.MeanSquaredError, (1, Activation.Linear, Initializer.GlorotUniform));

    public static Line Create(int seed) => new(seed);
}
