using CompiledNet;

namespace TwoLayerNetwork;

/// <summary>A linear model and a two-layer network that were trained on the same points.</summary>
/// <param name="Linear">Logistic regression.</param>
/// <param name="TwoLayer">The network with a hidden layer.</param>
/// <param name="LinearAccuracy">On the points to test with.</param>
/// <param name="TwoLayerAccuracy">On the points to test with.</param>
public sealed record Rivals<TNetwork>(LinearClassifier Linear, TNetwork TwoLayer, double LinearAccuracy, double TwoLayerAccuracy);

/// <summary>Trains a linear model and a two-layer network alike.</summary>
public static class PatternTraining
{
    /// <summary>Trains both for some epochs, with the gradient of up to 32 points at a time.</summary>
    public static Rivals<TNetwork> Run<TNetwork>(Dataset train, Dataset test, int epochs)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        LinearClassifier linear = Train(new LinearClassifier(seed: 1), train, epochs);
        TNetwork twoLayer = Train(TNetwork.Create(seed: 1), train, epochs);
        return new Rivals<TNetwork>(linear, twoLayer, linear.Evaluate(test).Accuracy!.Value, twoLayer.Evaluate(test).Accuracy!.Value);
    }

    private static TNetwork Train<TNetwork>(TNetwork model, Dataset train, int epochs)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        new Trainer<TNetwork>(model, new Adam { LearningRate = 0.02f }).Fit(train, new FitOptions { Epochs = epochs, BatchSize = 32 });
        return model;
    }
}
