using CompiledNet;
using CompiledNet.Samples;
using ScottPlot;

namespace TwoLayerNetwork;

/// <summary>Draws what a network says to every point of the plane, and where it changes its mind.</summary>
internal static class DecisionBoundary
{
    private const int Cells = 150;

    public static Plot Of<TNetwork>(string title, TNetwork model, Dataset points)
        where TNetwork : class, INetwork<TNetwork>
    {
        (double left, double right) = Range(points, axis: 0);
        (double bottom, double top) = Range(points, axis: 1);
        var prediction = new Coordinates3d[Cells, Cells];
        var shades = new double[Cells, Cells];
        var output = new float[1];
        for (int i = 0; i < Cells; i++)
        {
            for (int j = 0; j < Cells; j++)
            {
                double x = left + (right - left) * j / (Cells - 1);
                double y = bottom + (top - bottom) * i / (Cells - 1);
                model.Forward([(float)x, (float)y], output);
                prediction[i, j] = new Coordinates3d(x, y, output[0]);
                shades[Cells - 1 - i, j] = output[0];
            }
        }

        Plot plot = Figure.Axes(title, "x₁", "x₂");
        ScottPlot.Plottables.Heatmap field = plot.Add.Heatmap(shades);
        field.Extent = new CoordinateRect(left, right, bottom, top);
        field.Colormap = Colormap.FromColors([Figure.Colors[1].Lighten(0.6), ScottPlot.Colors.White, Figure.Colors[0].Lighten(0.6)]);
        field.ManualRange = new ScottPlot.Range(0, 1);
        ScottPlot.Plottables.ContourLines boundary = plot.Add.ContourLines(prediction, count: 1);
        boundary.ContourLineLevels = [0.5];
        boundary.LineColor = ScottPlot.Colors.Black;
        boundary.LineWidth = 2;
        boundary.LabelStyle.IsVisible = false;
        for (int label = 0; label < 2; label++)
        {
            int[] rows = [.. Enumerable.Range(0, points.Count).Where(row => points.Label(row) == label)];
            plot.Points(
                rows.Select(row => (double)points.Input(row)[0]),
                rows.Select(row => (double)points.Input(row)[1]),
                Figure.Colors[1 - label],
                $"y = {label}");
        }
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.ShowLegend(Alignment.UpperCenter);
        return plot;
    }

    private static (double Low, double High) Range(Dataset points, int axis)
    {
        double[] values = [.. Enumerable.Range(0, points.Count).Select(row => (double)points.Input(row)[axis])];
        double margin = 0.25 * (values.Max() - values.Min());
        return (values.Min() - margin, values.Max() + margin);
    }
}
