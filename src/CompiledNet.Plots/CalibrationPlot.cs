using System.Collections.Immutable;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>Whether things happen as often as the probabilities say.</summary>
public static class CalibrationPlot
{
    /// <summary>The share of class 1 over the mean probability, for each interval that has rows; on the diagonal where probabilities are right.</summary>
    /// <param name="curves">What <see cref="Calibration.Curve"/> gives, and what it is called.</param>
    public static Plot Of(params ReadOnlySpan<(string Name, ImmutableArray<CalibrationBin> Bins)> curves)
    {
        Plot plot = Figure.Axes("Calibration", "mean probability", "share of class 1");
        plot.Reference([0, 1], [0, 1], "calibrated");
        for (int i = 0; i < curves.Length; i++)
        {
            (string name, ImmutableArray<CalibrationBin> bins) = curves[i];
            plot.Line(bins.Select(bin => bin.MeanProbability), bins.Select(bin => bin.PositiveShare), Figure.Color(i), name);
            plot.Points(bins.Select(bin => bin.MeanProbability), bins.Select(bin => bin.PositiveShare), Figure.Color(i));
        }

        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }
}
