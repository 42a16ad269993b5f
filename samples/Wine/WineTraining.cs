using CompiledNet;

namespace Wine;

/// <summary>How several trainings went, each with another half of the wines held out.</summary>
/// <param name="Histories">A history for each split.</param>
public sealed record WineTraining(TrainingHistory[] Histories)
{
    /// <summary>The number of epochs of each training.</summary>
    public const int Epochs = 100;

    private const float LearningRate = 3e-3f;
    private const int BatchSize = 16;

    /// <summary>The epochs' numbers, from 1.</summary>
    public static double[] EpochNumbers { get; } = [.. Enumerable.Range(1, Epochs).Select(epoch => (double)epoch)];

    /// <summary>The mean over the splits after every epoch.</summary>
    public double[] Mean(Func<EpochResult, double> value) =>
        [.. Enumerable.Range(0, Epochs).Select(epoch => Histories.Average(history => value(history.Epochs[epoch])))];

    /// <summary>Trains a network for each split.</summary>
    /// <param name="wines">All wines, as they were measured.</param>
    /// <param name="seeds">What the halves, the first weights, the batches and the dropout masks of each training are drawn with.</param>
    public static WineTraining Run<TNetwork>(Dataset wines, IEnumerable<int> seeds)
        where TNetwork : class, ITrainableNetwork<TNetwork> => new([.. seeds.Select(seed => RunOnce<TNetwork>(wines, seed))]);

    /// <summary>Predicts the cultivars of wines that were held out, by the network with batch norm and dropout.</summary>
    public static int[] Predict(Dataset train, Dataset heldOut)
    {
        Standardizer standardizer = Standardizer.Fit(train);
        var model = new RegularisedWineNetwork(seed: 1);
        var trainer = new Trainer<RegularisedWineNetwork>(model, new Adam { LearningRate = LearningRate });
        trainer.Fit(standardizer.Apply(train), new FitOptions { Epochs = Epochs, BatchSize = BatchSize });
        return model.PredictLabels(standardizer.Apply(heldOut).Inputs);
    }

    private static TrainingHistory RunOnce<TNetwork>(Dataset wines, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        (Dataset train, Dataset test) = wines.Split(testFraction: 0.5, seed);

        // The means and deviations of the training rows alone: those of the held-out rows would already tell of them.
        Standardizer standardizer = Standardizer.Fit(train);
        var trainer = new Trainer<TNetwork>(TNetwork.Create(seed), new Adam { LearningRate = LearningRate }) { Seed = seed };
        return trainer.Fit(standardizer.Apply(train), new FitOptions
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Seed = seed,
            Validation = standardizer.Apply(test),
        });
    }
}
