using CompiledNet;

namespace Iris;

/// <summary>Trains classifiers of irises and applies them.</summary>
public static class IrisTraining
{
    /// <summary>Predicts the species of irises that were held out, by softmax regression.</summary>
    public static int[] PredictByRegression(Dataset train, Dataset heldOut) =>
        Predict<IrisRegression>(train, heldOut, learningRate: 0.1f, epochs: 100);

    /// <summary>Predicts the species of irises that were held out, by the network with a hidden layer.</summary>
    public static int[] PredictByNetwork(Dataset train, Dataset heldOut) =>
        Predict<IrisNetwork>(train, heldOut, learningRate: 0.01f, epochs: 20);

    private static int[] Predict<TNetwork>(Dataset train, Dataset heldOut, float learningRate, int epochs)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        // The means and deviations of the training rows alone: those of the held-out rows would already tell of them.
        Standardizer standardizer = Standardizer.Fit(train);
        TNetwork model = TNetwork.Create(seed: 1);
        var trainer = new Trainer<TNetwork>(model, new Adam { LearningRate = learningRate });
        trainer.Fit(standardizer.Apply(train), new FitOptions { Epochs = epochs, BatchSize = 16 });
        return model.PredictLabels(standardizer.Apply(heldOut).Inputs);
    }
}
