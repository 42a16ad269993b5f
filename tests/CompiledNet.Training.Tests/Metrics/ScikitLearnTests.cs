namespace CompiledNet.Training.Tests;

/// <remarks>Both compute in double; sums of forty values in another order differ by less than 1e-13 of values below 2.</remarks>
public class ScikitLearnTests
{
    private static readonly ScikitLearn Values = ScikitLearn.Values;
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Of(Values.Labels, Values.Predicted, ScikitLearn.Classes);

    private static readonly Dictionary<string, Func<double>> Scores = new()
    {
        ["Accuracy"] = () => Matrix.Accuracy,
        ["BalancedAccuracy"] = Matrix.BalancedAccuracy,
        ["Precisionmacro"] = () => Matrix.Precision(ClassAverage.Macro),
        ["Precisionweighted"] = () => Matrix.Precision(ClassAverage.Weighted),
        ["Precisionmicro"] = () => Matrix.Precision(ClassAverage.Micro),
        ["Recallmacro"] = () => Matrix.Recall(ClassAverage.Macro),
        ["Recallweighted"] = () => Matrix.Recall(ClassAverage.Weighted),
        ["Recallmicro"] = () => Matrix.Recall(ClassAverage.Micro),
        ["F1macro"] = () => Matrix.F1(ClassAverage.Macro),
        ["F1weighted"] = () => Matrix.F1(ClassAverage.Weighted),
        ["F1micro"] = () => Matrix.F1(ClassAverage.Micro),
        ["F1of1"] = () => Matrix.F1(1),
        ["Matthews"] = Matrix.MatthewsCorrelation,
        ["Kappa"] = Matrix.CohensKappa,
        ["Top1"] = () => ProbabilityScores.TopKAccuracy(Values.Probabilities, Values.Labels, ScikitLearn.Classes, 1),
        ["Top2"] = () => ProbabilityScores.TopKAccuracy(Values.Probabilities, Values.Labels, ScikitLearn.Classes, 2),
        ["Top3"] = () => ProbabilityScores.TopKAccuracy(Values.Probabilities, Values.Labels, ScikitLearn.Classes, 3),
        ["LogLoss"] = () => ProbabilityScores.LogLoss(Values.Probabilities, Values.Labels, ScikitLearn.Classes),
        ["RocArea"] = () => ThresholdCurve.Of(Values.Scores, Values.Binary).RocArea,
        ["AveragePrecision"] = () => ThresholdCurve.Of(Values.Scores, Values.Binary).AveragePrecision,
        ["Brier"] = () => ProbabilityScores.Brier(Values.Scores, Values.Binary),
        ["MSE"] = () => RegressionScores.Of(Values.Targets, Values.Predictions, 2).MeanSquaredError,
        ["RMSE"] = () => RegressionScores.Of(Values.Targets, Values.Predictions, 2).RootMeanSquaredError,
        ["MAE"] = () => RegressionScores.Of(Values.Targets, Values.Predictions, 2).MeanAbsoluteError,
        ["MAPE"] = () => RegressionScores.Of(Values.Targets, Values.Predictions, 2).MeanAbsolutePercentageError,
        ["R2"] = () => RegressionScores.Of(Values.Targets, Values.Predictions, 2).R2,
    };

    public static TheoryData<string> Names => [.. Values.Expected.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_are_those_of_scikit_learn(string name) => Assert.Equal(Values.Expected[name], Scores[name](), 1e-13);

    [Fact]
    public void The_points_of_the_curve_are_those_of_scikit_learn()
    {
        var curve = ThresholdCurve.Of(Values.Scores, Values.Binary);

        Assert.Equal(Values.FalsePositiveRates, curve.Points.Select(point => (double)point.FalsePositives / curve.Negatives));
        Assert.Equal(Values.TruePositiveRates, curve.Points.Select(point => (double)point.TruePositives / curve.Positives));
    }

    [Fact]
    public void Precision_and_recall_of_all_thresholds_are_those_of_scikit_learn()
    {
        var curve = ThresholdCurve.Of(Values.Scores, Values.Binary);
        ThresholdPoint[] points = [.. curve.Points.Where(point => point.TruePositives + point.FalsePositives > 0)];

        Assert.Equal(Values.Precisions, points.Select(point => (double)point.TruePositives / (point.TruePositives + point.FalsePositives)));
        Assert.Equal(Values.Recalls, points.Select(point => (double)point.TruePositives / curve.Positives));
    }

    [Fact]
    public void The_confusion_matrix_is_that_of_scikit_learn()
    {
        for (int actual = 0; actual < ScikitLearn.Classes; actual++)
        {
            for (int predicted = 0; predicted < ScikitLearn.Classes; predicted++)
                Assert.Equal(Values.Confusion[actual][predicted], Matrix[actual, predicted]);
        }
    }

    [Fact]
    public void The_calibration_curve_is_that_of_scikit_learn()
    {
        var bins = Calibration.Curve(Values.Scores, Values.Binary, 7);

        Assert.Equal(Values.CalibrationShares.Length, bins.Length);
        for (int i = 0; i < bins.Length; i++)
        {
            Assert.Equal(Values.CalibrationShares[i], bins[i].PositiveShare, 1e-13);
            Assert.Equal(Values.CalibrationMeans[i], bins[i].MeanProbability, 1e-13);
        }

        double error = bins.Sum(bin => bin.RowCount / 40.0 * Math.Abs(bin.PositiveShare - bin.MeanProbability));
        Assert.Equal(error, Calibration.Error(Values.Scores, Values.Binary, 7), 1e-13);
    }
}
