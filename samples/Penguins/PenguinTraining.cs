using CompiledNet;
using CompiledNet.Samples;

namespace Penguins;

/// <summary>A trained network, and how far it is off.</summary>
/// <param name="Model">The network.</param>
/// <param name="Train">The rows that it has learnt from, standardised.</param>
/// <param name="HeldOutError">The root mean square of the errors of the held-out rows, in kg.</param>
public sealed record PenguinTraining<TNetwork>(TNetwork Model, Dataset Train, double HeldOutError);

/// <summary>Trains networks that guess the mass of penguins.</summary>
public static class PenguinTraining
{
    private const int Epochs = 60;

    /// <summary>Holds out a fifth of the rows, standardises what is measured, and trains.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="seed">What the held-out rows, the first weights and the batches are drawn with.</param>
    public static PenguinTraining<TNetwork> Run<TNetwork>(Dataset rows, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        (Dataset train, Dataset test) = rows.Split(testFraction: 0.2, seed);

        // The means and deviations of the training rows alone: those of the held-out rows would already tell of them.
        Standardizer standardizer = Standardizer.Fit<TNetwork>(train);
        Dataset standardized = standardizer.Apply(train);
        TNetwork model = TNetwork.Create(seed);
        var trainer = new Trainer<TNetwork>(model, new Adam { LearningRate = 1e-2f });
        trainer.Fit(standardized, new FitOptions { Epochs = Epochs, BatchSize = 16, Seed = seed, Schedule = LearningRateSchedule.Cosine(Epochs) });
        return new PenguinTraining<TNetwork>(model, standardized, Math.Sqrt(model.Evaluate(standardizer.Apply(test)).Loss));
    }

    /// <summary>The rows without their categories.</summary>
    public static Dataset WithoutCategories(Dataset rows) => rows.WithInputs(
        [.. Enumerable.Range(0, rows.Count).SelectMany(row => rows.Input(row)[PenguinData.CategoryCount..].ToArray())],
        rows.InputSize - PenguinData.CategoryCount);

    /// <summary>A penguin of some categories, with the mean lengths of those of its species and sex.</summary>
    public static float[] Typical(Dataset rows, int species, int island, int sex)
    {
        int[] alike = [.. Enumerable.Range(0, rows.Count).Where(row => rows.Input(row)[0] == species && rows.Input(row)[2] == sex)];
        return [species, island, sex, .. Enumerable.Range(PenguinData.CategoryCount, rows.InputSize - PenguinData.CategoryCount)
            .Select(input => alike.Average(row => rows.Input(row)[input]))];
    }
}
