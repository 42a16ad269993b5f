using CompiledNet;

namespace Digits;

/// <summary>A trained classifier, and how training went.</summary>
public sealed record DigitTraining(DigitClassifier Model, TrainingHistory History)
{
    /// <summary>The epochs that are enough for the held-out loss to level off.</summary>
    public const int DefaultEpochs = 20;

    /// <summary>Trains a classifier from the start.</summary>
    /// <param name="train">Images to learn from, which are used with 19 noisy copies of each.</param>
    /// <param name="test">Images to measure with after every epoch; nothing is learnt from them.</param>
    /// <param name="epochs">How often every image is used.</param>
    /// <param name="callbacks">What is to happen meanwhile.</param>
    public static DigitTraining Run(Dataset train, Dataset test, int epochs, params ReadOnlySpan<FitCallback> callbacks)
    {
        var model = new DigitClassifier(seed: 42);
        var trainer = new Trainer<DigitClassifier>(model, new Adam { LearningRate = 3e-3f });
        TrainingHistory history = trainer.Fit(Augmentation.WithNoisyCopies(train, copies: 19, seed: 0), new FitOptions
        {
            Epochs = epochs,
            BatchSize = 32,
            Validation = test,
            EvaluateTraining = true,
            Callbacks = [.. callbacks],
        });
        return new DigitTraining(model, history);
    }
}
