using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace ResidualNetwork;

/// <summary>The picture of the race: a curve for each seed.</summary>
internal static class CurvesFigure
{
    public static void Save(string file, TrainingHistory[] plain, TrainingHistory[] residual) => Picture.Save(
        file,
        columns: 2,
        Curves("Loss of the training images", "cross-entropy", plain, residual, epoch => epoch.TrainingLoss, Alignment.UpperRight),
        Curves("Held-out accuracy", "correct, %", plain, residual, epoch => 100 * epoch.ValidationAccuracy, Alignment.LowerRight));

    private static Plot Curves(
        string title, string y, TrainingHistory[] plain, TrainingHistory[] residual, Func<EpochResult, double?> value, Alignment legend)
    {
        Plot plot = Figure.Axes(title, "epoch", y);
        Add(plot, plain, value, Figure.Colors[3], "plain");
        Add(plot, residual, value, Figure.Colors[0], "residual");
        plot.WholeX();
        plot.ShowLegend(legend);
        return plot;
    }

    private static void Add(Plot plot, TrainingHistory[] histories, Func<EpochResult, double?> value, Color color, string legend)
    {
        for (int i = 0; i < histories.Length; i++)
            TrainingCurves.Add(plot, histories[i], value, color, i == 0 ? legend : null);
    }
}
