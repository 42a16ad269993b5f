using CompiledNet;

namespace ResidualNetwork;

/// <summary>Trains deep networks, one kind as the other.</summary>
public static class DeepTraining
{
    private const int Epochs = 15;

    /// <summary>Trains a network from the start, and tells how it went.</summary>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure with after every epoch; nothing is learnt from them.</param>
    /// <param name="seed">What the weights and the orders of the images are drawn with.</param>
    public static TrainingHistory Run<TNetwork>(Dataset train, Dataset test, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(TNetwork.Create(seed), new Adam { LearningRate = 3e-3f });
        return trainer.Fit(train, new FitOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Validation = test,
            Schedule = LearningRateSchedule.Cosine(Epochs),
        });
    }
}
