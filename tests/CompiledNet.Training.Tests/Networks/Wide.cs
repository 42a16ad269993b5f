namespace CompiledNet.Training.Tests;

/// <summary>Eight inputs and three units, each row padded to four: its storage of 36 floats is no multiple of 8 or 16.</summary>
public sealed class Wide(int seed = 0) : ReferenceNetwork<Wide>(seed), ITrainableNetwork<Wide>
{
    public static NetworkDescription Description { get; } = Architecture.Describe(
        nameof(Wide), 8, LossFunction.MeanSquaredError, (3, Activation.Linear, Initializer.GlorotUniform));

    /// <summary>The floats of the storage.</summary>
    public static int Size => Description.StorageSize;

    public static Wide Create(int seed) => new(seed);
}
