using CompiledNet;

namespace Mnist;

/// <summary>Trains the network.</summary>
public static class ReaderTraining
{
    // About as many images altogether, however many there are.
    private const int Images = 30_000;
    private const int MostEpochs = 20;
    private const int LeastEpochs = 3;

    /// <summary>The epochs for so many images.</summary>
    public static int EpochsFor(int count) => Math.Clamp(Images / count, LeastEpochs, MostEpochs);

    /// <summary>Trains a network from the start.</summary>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure with after every epoch; nothing is learnt from them.</param>
    /// <param name="callbacks">What is to happen meanwhile.</param>
    public static Trainer<ImageReader> Run(Dataset train, Dataset test, params ReadOnlySpan<FitCallback> callbacks)
    {
        int epochs = EpochsFor(train.Count);
        var trainer = new Trainer<ImageReader>(new ImageReader(seed: 1), new Adam { LearningRate = 2e-3f });
        trainer.Fit(train, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 32,
            Validation = test,
            Schedule = LearningRateSchedule.Cosine(epochs),
            Callbacks = [.. callbacks],
        });
        return trainer;
    }
}
