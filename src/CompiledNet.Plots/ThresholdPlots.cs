using System.Globalization;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>What a threshold makes of the scores of two classes, for all thresholds.</summary>
public static class ThresholdPlots
{
    /// <summary>The ROC curve: the share of class 1 that is found over the share of class 0 that is taken for it, and the areas.</summary>
    /// <param name="curves">The curve of each classifier, of rows of both classes, and what it is called.</param>
    public static Plot Roc(params ReadOnlySpan<(string Name, ThresholdCurve Curve)> curves)
    {
        Plot plot = Figure.Axes("ROC", "false positives, share of class 0", "true positives, share of class 1");
        plot.Reference([0, 1], [0, 1], "by chance");
        for (int i = 0; i < curves.Length; i++)
        {
            (string name, ThresholdCurve curve) = curves[i];
            plot.Line(
                curve.Points.Select(point => (double)point.FalsePositives / curve.Negatives),
                curve.Points.Select(point => (double)point.TruePositives / curve.Positives),
                Figure.Color(i),
                Legend(name, "area", curve.RocArea));
        }

        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    /// <summary>Precision over recall, and the average precisions.</summary>
    /// <param name="curves">The curve of each classifier, of rows of class 1 and others, and what it is called.</param>
    public static Plot PrecisionRecall(params ReadOnlySpan<(string Name, ThresholdCurve Curve)> curves)
    {
        Plot plot = Figure.Axes("Precision and recall", "recall", "precision");
        for (int i = 0; i < curves.Length; i++)
        {
            (string name, ThresholdCurve curve) = curves[i];
            ThresholdPoint[] taken = [.. curve.Points.Where(point => point.TruePositives + point.FalsePositives > 0)];
            plot.Line(
                taken.Select(point => (double)point.TruePositives / curve.Positives),
                taken.Select(point => (double)point.TruePositives / (point.TruePositives + point.FalsePositives)),
                Figure.Color(i),
                Legend(name, "average", curve.AveragePrecision));
        }

        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        plot.ShowLegend(Alignment.LowerLeft);
        return plot;
    }

    private static string Legend(string name, string what, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}: {what} {value:0.0000}");
}
