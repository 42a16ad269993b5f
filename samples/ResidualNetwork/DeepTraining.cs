using CompiledNet;
using CompiledNet.Samples;

namespace ResidualNetwork;

/// <summary>Trains deep networks, one kind as the other.</summary>
public static class DeepTraining
{
    /// <summary>Trains a network from the start, and tells how it went.</summary>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure with after every epoch; nothing is learnt from them.</param>
    /// <param name="seed">What the weights and the orders of the images are drawn with.</param>
    public static TrainingHistory Run<TNetwork>(Dataset train, Dataset test, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var optimizer = new Adam { LearningRate = 3e-3f };
        var trainer = new Trainer<TNetwork>(TNetwork.Create(seed), optimizer);
        return trainer.Fit(train, new FitOptions
        {
            Epochs = 15,
            Seed = seed,
            Validation = test,
            Progress = new Annealing(optimizer),
        });
    }
}
