using CompiledNet;

namespace ConvolutionalDigits;

/// <summary>Trains a classifier of digits, one kind as the other.</summary>
public static class ReaderTraining
{
    /// <summary>The epochs that the learning rate needs to come down in good order.</summary>
    public const int DefaultEpochs = 15;

    /// <summary>Trains a classifier from the start.</summary>
    /// <param name="train">Images to learn from, which are used with nine distorted copies of each.</param>
    /// <param name="test">Images to measure with after every epoch; nothing is learnt from them.</param>
    /// <param name="seed">What the weights and the orders of the images are drawn with.</param>
    /// <param name="epochs">How often every image is used.</param>
    /// <param name="callbacks">What is to happen meanwhile.</param>
    public static (TNetwork Model, TrainingHistory History) Run<TNetwork>(
        Dataset train, Dataset test, int seed, int epochs = DefaultEpochs, params ReadOnlySpan<FitCallback> callbacks)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork model = TNetwork.Create(seed);
        var trainer = new Trainer<TNetwork>(model, new Adam { LearningRate = 2e-3f });
        TrainingHistory history = trainer.Fit(Distortion.WithCopies(train, copies: 9, seed: 0), new FitOptions
        {
            Epochs = epochs,
            Seed = seed,
            Validation = test,
            Schedule = LearningRateSchedule.Cosine(epochs),
            Callbacks = [.. callbacks],
        });
        return (model, history);
    }
}
