using CompiledNet;

namespace BreastCancer;

/// <summary>Trains a classifier of tumours and applies it.</summary>
public static class TumourTraining
{
    /// <summary>Standardises, trains, and predicts the classes of rows that were held out.</summary>
    public static int[] Predict(Dataset train, Dataset heldOut)
    {
        (TumourClassifier model, Standardizer standardizer) = Train(train);
        return model.PredictLabels(standardizer.Apply(heldOut).Inputs);
    }

    /// <summary>Standardises, trains, and gives the probabilities that rows that were held out are benign.</summary>
    public static float[] Probabilities(Dataset train, Dataset heldOut)
    {
        (TumourClassifier model, Standardizer standardizer) = Train(train);
        var probabilities = new float[heldOut.Count];
        model.Forward(standardizer.Apply(heldOut).Inputs, probabilities);
        return probabilities;
    }

    private static (TumourClassifier Model, Standardizer Standardizer) Train(Dataset train)
    {
        // The means and deviations of the training rows alone: those of the held-out rows would already tell of them.
        Standardizer standardizer = Standardizer.Fit(train);
        var model = new TumourClassifier();
        var trainer = new Trainer<TumourClassifier>(model, new Sgd { LearningRate = 0.1f });
        trainer.Fit(standardizer.Apply(train), new FitOptions { Epochs = 100, BatchSize = 32 });
        return (model, standardizer);
    }
}
