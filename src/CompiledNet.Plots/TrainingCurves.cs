using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>What training came to, over its epochs.</summary>
public static class TrainingCurves
{
    /// <summary>The losses of the training rows and, if there are any, of the validation rows, from 0 up.</summary>
    /// <param name="history">At least one epoch.</param>
    /// <param name="title">What stands above it.</param>
    public static Plot Losses(TrainingHistory history, string title = "Loss")
    {
        Plot plot = Figure.Axes(title, "epoch", "loss");
        Add(plot, history, epoch => epoch.TrainingLoss, Figure.Colors[0], "training");
        Add(plot, history, epoch => epoch.ValidationLoss, Figure.Colors[3], "validation");
        double highest = history.Epochs.Max(epoch => Math.Max(epoch.TrainingLoss, epoch.ValidationLoss ?? double.NegativeInfinity));
        if (history.Epochs.All(epoch => epoch.TrainingLoss >= 0 && epoch.ValidationLoss is null or >= 0))
            plot.Axes.SetLimitsY(0, highest > 0 ? 1.05 * highest : 1);
        plot.WholeX();
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    /// <summary>The shares of rows classified correctly, in percent: of training rows if they were evaluated, and of validation rows if there are any.</summary>
    /// <param name="history">The epochs.</param>
    /// <param name="title">What stands above it.</param>
    public static Plot Accuracies(TrainingHistory history, string title = "Accuracy")
    {
        Plot plot = Figure.Axes(title, "epoch", "correct, %");
        Add(plot, history, epoch => 100 * epoch.TrainingAccuracy, Figure.Colors[0], "training");
        Add(plot, history, epoch => 100 * epoch.ValidationAccuracy, Figure.Colors[3], "validation");
        plot.WholeX();
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    /// <summary>Adds a curve of a training: of the epochs in which the value was measured; none if it never was.</summary>
    /// <param name="plot">A plot over epochs.</param>
    /// <param name="history">The epochs.</param>
    /// <param name="value">What is drawn of an epoch.</param>
    /// <param name="color">The colour of the curve.</param>
    /// <param name="legend">What it is called; null for a curve without a name.</param>
    public static void Add(Plot plot, TrainingHistory history, Func<EpochResult, double?> value, Color color, string? legend = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        EpochResult[] measured = [.. history.Epochs.Where(epoch => value(epoch) is not null)];
        if (measured.Length > 0)
            plot.Line(measured.Select(epoch => (double)epoch.Epoch), measured.Select(epoch => value(epoch)!.Value), color, legend);
    }
}
