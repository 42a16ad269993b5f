using ScottPlot;
using ScottPlot.Plottables;

namespace CompiledNet.Plots.Tests;

public class CurveTests
{
    private static readonly TrainingHistory History = new(
    [
        new EpochResult { Epoch = 3, TrainingLoss = 2, ValidationLoss = 3, ValidationAccuracy = 0.5, Elapsed = TimeSpan.Zero },
        new EpochResult { Epoch = 4, TrainingLoss = 1, ValidationLoss = 2.5, ValidationAccuracy = 0.75, Elapsed = TimeSpan.Zero },
    ]);

    // Two rows of each class; one of class 0 has a higher score than one of class 1.
    private static readonly ThresholdCurve Scores = ThresholdCurve.Of([0.9f, 0.6f, 0.4f, 0.1f], [1, 0, 1, 0]);

    [Fact]
    public void Losses_are_drawn_over_the_numbers_of_the_epochs()
    {
        Plot plot = TrainingCurves.Losses(History);

        Assert.Equal([(3, 2), (4, 1)], Points(plot, "training"));
        Assert.Equal([(3, 3), (4, 2.5)], Points(plot, "validation"));
        Assert.Equal(0, plot.Axes.GetLimits().Bottom);
    }

    [Fact]
    public void What_was_not_measured_is_not_drawn()
    {
        Plot plot = TrainingCurves.Accuracies(History);

        Assert.Equal([(3, 50), (4, 75)], Points(plot, "validation"));
        Assert.Single(plot.GetPlottables<Scatter>());
    }

    [Fact]
    public void Roc_goes_from_none_to_all_and_names_the_area()
    {
        Plot plot = ThresholdPlots.Roc(("network", Scores));

        Assert.Equal([(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1)], Points(plot, "network: area 0.7500"));
    }

    [Fact]
    public void Precision_is_drawn_over_recall_where_rows_are_taken()
    {
        Plot plot = ThresholdPlots.PrecisionRecall(("network", Scores));

        Assert.Equal([(0.5, 1), (0.5, 0.5), (1, 2.0 / 3), (1, 0.5)], Points(plot, "network: average 0.8333"));
    }

    [Fact]
    public void Calibration_is_the_share_over_the_probability()
    {
        Plot plot = CalibrationPlot.Of(("network", Calibration.Curve([0.25f, 0.25f, 0.75f, 0.75f], [0, 1, 1, 1], binCount: 2)));

        Assert.Equal([(0.25, 0.5), (0.75, 1)], Points(plot, "network"));
    }

    private static (double X, double Y)[] Points(Plot plot, string legend) =>
        [.. plot.GetPlottables<Scatter>().Single(curve => curve.LegendText == legend).Data.GetScatterPoints().Select(point => (point.X, point.Y))];
}
