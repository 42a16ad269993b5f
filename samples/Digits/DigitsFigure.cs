using CompiledNet;
using CompiledNet.Plots;
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
        Plot[] curves = [TrainingCurves.Losses(history), TrainingCurves.Accuracies(history)];
        for (int i = 0; i < curves.Length; i++)
            layout.Set(curves[i], new GridCell(0, i, 3, 2, 2, 1));

        Plot[] misread = [.. Enumerable.Range(0, test.Count)
            .Where(row => predicted[row] != test.Label(row))
            .Take(Columns)
            .Select(row => Image(test.Input(row), $"{test.Label(row)} read as {predicted[row]}"))];
        for (int i = 0; i < misread.Length; i++)
            layout.Set(misread[i], new GridCell(2, i, 3, Columns, 1, 1));

        Picture.Save(file, width: 1240, height: 700, layout, [.. curves, .. misread]);
    }

    private static Plot Image(ReadOnlySpan<float> pixels, string title) => Figure.Image(title, WeightImages.Image(pixels, width: 8));
}
