using CompiledNet;

namespace LinearRegression;

/// <summary>The plane that fits the diabetes data best in the sense of least squares.</summary>
/// <param name="Model">The fitted plane.</param>
/// <param name="Rows">The data with standardised inputs: every column has mean 0 and standard deviation 1.</param>
/// <param name="History">The cost of every epoch.</param>
public sealed record DiabetesFit(DiabetesModel Model, Dataset Rows, TrainingHistory History)
{
    /// <summary>
    /// Fits all rows. The measurements are correlated, so the valley of the cost is long and narrow: its curvatures are
    /// 2·λ with the eigenvalues λ = 0.0086…4.02 of the correlation matrix. Momentum walks along it in 600 steps.
    /// </summary>
    public static DiabetesFit Run(Dataset diabetes)
    {
        Dataset rows = Standardizer.Fit(diabetes).Apply(diabetes);
        var model = new DiabetesModel(seed: 1);
        var trainer = new Trainer<DiabetesModel>(model, new Sgd { LearningRate = 0.2f, Momentum = 0.9f });
        TrainingHistory history = trainer.Fit(rows, new FitOptions { Epochs = 600, BatchSize = rows.Count });
        return new DiabetesFit(model, rows, history);
    }

    /// <summary>The share of the targets' variance that the plane explains, R² = 1 − MSE/variance.</summary>
    public double ExplainedVariance()
    {
        var predictions = new float[Rows.Count];
        Model.Forward(Rows.Inputs, predictions);
        return RegressionScores.Of(Rows.Targets, predictions).R2;
    }
}
