using CompiledNet;
using CompiledNet.Csv;
using CompiledNet.Samples;

namespace Penguins;

/// <summary>The other way with categories, an input for each, and with gaps: rows are read by the names of their columns, and nothing is left out.</summary>
public static class SpeciesTraining
{
    /// <summary>What the columns of the table become. A value that is missing, or a dot, is NaN; of a category that is missing, all inputs are 0.</summary>
    public static CsvSchema Schema { get; } = CsvSchema.Of(SampleData.PathOf("penguins.csv"), new CsvOptions { Label = "species", Missing = ["", "."] });

    /// <summary>All 344 penguins, those with gaps too.</summary>
    public static Dataset Penguins() => Schema.Read(SampleData.PathOf("penguins.csv"));

    /// <summary>Fills gaps, standardises, trains, and predicts the species of penguins that were held out.</summary>
    public static int[] Predict(Dataset train, Dataset heldOut)
    {
        // Medians, means and deviations are those of the training rows alone.
        Imputer imputer = Imputer.FitMedian(train);
        Dataset complete = imputer.Apply(train);
        Standardizer standardizer = Standardizer.Fit(complete);
        var model = new SpeciesNetwork(seed: 1);
        var trainer = new Trainer<SpeciesNetwork>(model, new Adam { LearningRate = 1e-2f });
        trainer.Fit(standardizer.Apply(complete), new FitOptions { Epochs = 30, BatchSize = 16 });
        return model.PredictLabels(standardizer.Apply(imputer.Apply(heldOut)).Inputs);
    }
}
