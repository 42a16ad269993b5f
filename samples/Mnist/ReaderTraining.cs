using CompiledNet;

namespace Mnist;

/// <summary>Trains the network.</summary>
public static class ReaderTraining
{
    // About as many images altogether, however many there are.
    private const int Images = 90_000;
    private const int MostEpochs = 20;
    private const int LeastEpochs = 3;

    /// <summary>The epochs for so many images.</summary>
    public static int EpochsFor(int count) => Math.Clamp(Images / count, LeastEpochs, MostEpochs);

    /// <summary>Trains a network from the start, and leaves it as it was after its best epoch.</summary>
    /// <param name="images">Images to learn from, a tenth of which is held out to tell the best epoch by.</param>
    /// <param name="callbacks">What is to happen meanwhile.</param>
    public static Trainer<ImageReader> Run(Dataset images, params ReadOnlySpan<FitCallback> callbacks)
    {
        int epochs = EpochsFor(images.Count);
        (Dataset train, Dataset validation) = images.Split(testFraction: 0.1, seed: 1);
        var trainer = new Trainer<ImageReader>(new ImageReader(seed: 1), new Adam { LearningRate = 2e-3f });
        trainer.Fit(train, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 32,
            Validation = validation,
            EarlyStopping = new EarlyStopping { Patience = epochs },
            Schedule = LearningRateSchedule.Cosine(epochs),
            Callbacks = [.. callbacks],
        });
        return trainer;
    }
}
