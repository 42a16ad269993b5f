using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace ConvolutionalDigits;

/// <summary>
/// The picture of the first layer, a column a filter: its weights (blue for ink, red for paper), what excites it most, and where
/// it finds that in three digits.
/// </summary>
internal static class FiltersFigure
{
    private static readonly int[] ShownDigits = [0, 4, 7];

    public static void Save(string file, ConvolutionalClassifier network, Dataset images)
    {
        var sight = new FilterSight(network, images);
        int[] shown = [.. ShownDigits.Select(digit => Enumerable.Range(0, images.Count).First(row => images.Label(row) == digit))];
        int columns = FilterSight.FilterCount + 1;
        Picture.Save(file, width: 96 * columns, height: 110 * (2 + shown.Length), new Grid(2 + shown.Length, columns),
        [
            Caption("weights"), .. Filters(filter => Weights(sight, filter)),
            Caption("best seen"), .. Filters(filter => Figure.Image("", sight.Favourite(filter, count: 20))),
            .. shown.SelectMany(row => Maps(sight, images, shown, row)),
        ]);
    }

    private static IEnumerable<Plot> Filters(Func<int, Plot> plot) => Enumerable.Range(0, FilterSight.FilterCount).Select(plot);

    private static Plot Weights(FilterSight sight, int filter)
    {
        double[,] weights = sight.Weights(filter);
        return Figure.SignedImage($"{filter + 1}", weights, reach: weights.Cast<double>().Max(Math.Abs));
    }

    private static IEnumerable<Plot> Maps(FilterSight sight, Dataset images, int[] shown, int row)
    {
        yield return Figure.Image("", Pixels(images.Input(row)));
        for (int filter = 0; filter < FilterSight.FilterCount; filter++)
        {
            double brightest = shown.Max(other => sight.Map(filter, other).Cast<double>().Max());
            yield return Figure.SignedImage("", sight.Map(filter, row), brightest);
        }
    }

    private static Plot Caption(string text)
    {
        Plot plot = Figure.Axes("");
        plot.HideAxesAndGrid();
        ScottPlot.Plottables.Text caption = plot.Add.Text(text, 0, 0);
        caption.LabelFontSize = 14;
        caption.LabelAlignment = Alignment.MiddleCenter;
        plot.Layout.Fixed(new PixelPadding(0));
        return plot;
    }

    private static double[,] Pixels(ReadOnlySpan<float> image)
    {
        var pixels = new double[Distortion.Size, Distortion.Size];
        for (int i = 0; i < image.Length; i++)
            pixels[i / Distortion.Size, i % Distortion.Size] = image[i];
        return pixels;
    }
}
