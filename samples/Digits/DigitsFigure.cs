using CompiledNet;
using CompiledNet.Samples;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Digits;

/// <summary>The picture of a training: its curves, and digits that were misread.</summary>
internal static class DigitsFigure
{
    private const int Columns = 8;

    public static void Save(string file, TrainingHistory history, Dataset test, int[] predicted)
    {
        var layout = new CustomGrid();
        Plot[] curves = [Losses(history), Accuracies(history)];
        for (int i = 0; i < curves.Length; i++)
            layout.Set(curves[i], new GridCell(0, i, 3, 2, 2, 1));

        Plot[] misread = [.. Enumerable.Range(0, test.Count)
            .Where(row => predicted[row] != test.Label(row))
            .Take(Columns)
            .Select(row => Image(test.Input(row), $"{test.Label(row)} read as {predicted[row]}"))];
        for (int i = 0; i < misread.Length; i++)
            layout.Set(misread[i], new GridCell(2, i, 3, Columns, 1, 1));

        Figure.Save(file, width: 1240, height: 700, layout, [.. curves, .. misread]);
    }

    private static Plot Losses(TrainingHistory history)
    {
        Plot plot = Figure.Axes("Loss", "epoch", "cross-entropy");
        double[] epochs = Epochs(history);
        plot.Line(epochs, history.Epochs.Select(epoch => epoch.TrainingLoss), Figure.Colors[0], "training, noisy copies");
        plot.Line(epochs, history.Epochs.Select(epoch => epoch.ValidationLoss!.Value), Figure.Colors[3], "held out");
        plot.Axes.SetLimitsY(0, 1.1 * Math.Max(history.Epochs[0].TrainingLoss, history.Epochs[0].ValidationLoss!.Value));
        plot.WholeX();
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private static Plot Accuracies(TrainingHistory history)
    {
        Plot plot = Figure.Axes("Accuracy", "epoch", "read rightly, %");
        double[] epochs = Epochs(history);
        plot.Line(epochs, history.Epochs.Select(epoch => 100 * epoch.TrainingAccuracy!.Value), Figure.Colors[0], "training, noisy copies");
        plot.Line(epochs, history.Epochs.Select(epoch => 100 * epoch.ValidationAccuracy!.Value), Figure.Colors[3], "held out");
        plot.WholeX();
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private static Plot Image(ReadOnlySpan<float> pixels, string title)
    {
        var ink = new double[8, 8];
        for (int i = 0; i < pixels.Length; i++)
            ink[i / 8, i % 8] = pixels[i];
        return Figure.Image(title, ink);
    }

    private static double[] Epochs(TrainingHistory history) => [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
}
