using CompiledNet.Samples;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace SoftmaxRegression;

/// <summary>The ten rows of W as images: which ink speaks for a digit (blue), and which against it (red).</summary>
internal static class WeightImages
{
    public static void Save(string file, DigitRegression model)
    {
        double reach = model.Dense1.Weights.ToArray().Max(Math.Abs);
        Plot[] plots = [.. Enumerable.Range(0, DigitRegression.OutputSize).Select(digit => Image(model, digit, reach))];
        Figure.Save(file, width: 1240, height: 600, new Grid(rows: 2, columns: 5), plots);
    }

    private static Plot Image(DigitRegression model, int digit, double reach)
    {
        var weights = new double[8, 8];
        for (int i = 0; i < 64; i++)
            weights[i / 8, i % 8] = model.Dense1.Weights[digit, i];
        return Figure.SignedImage($"{digit}", weights, reach);
    }
}
