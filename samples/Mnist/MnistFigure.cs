using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Mnist;

/// <summary>The training, the confusion matrix, and images that were misread.</summary>
internal static class MnistFigure
{
    private const int Columns = 9;

    public static void Save(string file, TrainingHistory history, Dataset test, int[] predicted, ConfusionMatrix confusion)
    {
        var layout = new CustomGrid();
        Plot[] above = [TrainingCurves.Losses(history), TrainingCurves.Accuracies(history), ConfusionMatrixPlot.Of(confusion)];
        for (int i = 0; i < above.Length; i++)
            layout.Set(above[i], new GridCell(0, i, 3, above.Length, 2, 1));

        Plot[] misread = [.. Enumerable.Range(0, test.Count)
            .Where(row => predicted[row] != test.Label(row))
            .Take(Columns)
            .Select(row => Figure.Image($"{test.Label(row)} read as {predicted[row]}", WeightImages.Image(test.Input(row), Enlargement.Size)))];
        for (int i = 0; i < misread.Length; i++)
            layout.Set(misread[i], new GridCell(2, i, 3, Columns, 1, 1));
        Picture.Save(file, width: 1560, height: 700, layout, [.. above, .. misread]);
    }
}
