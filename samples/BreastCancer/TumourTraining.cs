using CompiledNet;

namespace BreastCancer;

/// <summary>Trains a classifier of tumours and applies it.</summary>
public static class TumourTraining
{
    /// <summary>Standardises, trains, and predicts the classes of rows that were held out.</summary>
    public static int[] Predict(Dataset train, Dataset heldOut)
    {
        // The means and deviations of the training rows alone: those of the held-out rows would already tell of them.
        Standardizer standardizer = Standardizer.Fit(train);
        Dataset standardized = standardizer.Apply(train);

        var model = new TumourClassifier();
        var trainer = new Trainer<TumourClassifier>(model, new Sgd { LearningRate = 0.1f });
        trainer.Fit(standardized, new FitOptions { Epochs = 100, BatchSize = 32 });
        return model.PredictLabels(standardizer.Apply(heldOut).Inputs);
    }
}
