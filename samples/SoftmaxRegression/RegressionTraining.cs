using CompiledNet;

namespace SoftmaxRegression;

/// <summary>A classifier, and the images that were held out.</summary>
public sealed record RegressionTraining(DigitRegression Model, Dataset Test, TrainingHistory History)
{
    /// <summary>Holds out a fifth of the images, and trains.</summary>
    /// <param name="images">All images.</param>
    /// <param name="splitSeed">What the held-out images are drawn with.</param>
    /// <param name="callbacks">What is to happen meanwhile.</param>
    public static RegressionTraining Run(Dataset images, int splitSeed, params ReadOnlySpan<FitCallback> callbacks)
    {
        (Dataset train, Dataset test) = images.Split(testFraction: 0.2, splitSeed);
        var model = new DigitRegression();
        var trainer = new Trainer<DigitRegression>(model, new Adam { LearningRate = 0.01f });
        TrainingHistory history = trainer.Fit(train, new FitOptions
        {
            Epochs = 30,
            BatchSize = 32,
            Validation = test,
            Callbacks = [.. callbacks],
        });
        return new RegressionTraining(model, test, history);
    }
}
