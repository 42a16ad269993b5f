using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Wine;

/// <summary>The picture: what is learnt, and what of it holds for other wines.</summary>
internal static class WineFigure
{
    // Where the losses part; the first epochs are far above.
    private const double HighestLoss = 0.4;

    public static void Save(string file, WineTraining without, WineTraining with, Plot confusion)
    {
        Plot losses = Figure.Axes("Loss", "epoch", "cross-entropy");
        Add(losses, without, epoch => epoch.TrainingLoss, Figure.Colors[1], "without, training");
        Add(losses, without, epoch => epoch.ValidationLoss!.Value, Figure.Colors[3], "without, held out");
        Add(losses, with, epoch => epoch.TrainingLoss, Figure.Colors[2], "with both, training (units dropped)");
        Add(losses, with, epoch => epoch.ValidationLoss!.Value, Figure.Colors[0], "with both, held out");
        losses.Axes.SetLimitsY(0, HighestLoss);
        losses.ShowLegend(Alignment.UpperRight);

        Plot accuracies = Figure.Axes("Held-out accuracy", "epoch", "correct, %");
        Add(accuracies, without, epoch => 100 * epoch.ValidationAccuracy!.Value, Figure.Colors[3], "without");
        Add(accuracies, with, epoch => 100 * epoch.ValidationAccuracy!.Value, Figure.Colors[0], "with both");
        accuracies.Axes.SetLimitsY(90, 100);
        accuracies.ShowLegend(Alignment.LowerRight);

        Picture.Save(file, columns: 3, losses, accuracies, confusion);
    }

    private static void Add(Plot plot, WineTraining training, Func<EpochResult, double> value, Color color, string legend) =>
        plot.Line(WineTraining.EpochNumbers, training.Mean(value), color, legend);
}
