using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>What a classifier of points in the plane says of every point, and where it changes its mind.</summary>
public static class DecisionBoundary
{
    // How far beyond the points the plane is drawn, as a share of their range.
    private const double Margin = 0.25;

    /// <summary>The plane in the colours of the classes, the paler the less sure; a line where the output is ½ for a network with one output; and the points.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="model">A network with two inputs, and the probability of class 1 or those of all classes as outputs.</param>
    /// <param name="points">Rows of two inputs, with labels.</param>
    /// <exception cref="ArgumentException">The network does not have two inputs, or the rows have other inputs or no labels.</exception>
    public static Plot Of<TNetwork>(string title, TNetwork model, Dataset points)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(points);
        if (TNetwork.Description.InputSize != 2)
            throw new ArgumentException($"{TNetwork.Description.Name} has {TNetwork.Description.InputSize} inputs, and not two.", nameof(model));
        if (points.InputSize != 2 || !points.HasLabels)
            throw new ArgumentException("The points must have two coordinates and a label.", nameof(points));

        CoordinateRect area = Area(points);
        int classes = Math.Max(2, TNetwork.Description.OutputSize);
        Plot plot = Figure.Axes(title, "x₁", "x₂");
        for (int label = 0; label < classes; label++)
            AddShade(plot, area, label, classes, (x, y) => Probabilities(model, x, y));
        if (TNetwork.Description.OutputSize == 1)
            AddBoundary(plot, area, (x, y) => Probabilities(model, x, y)[1]);
        for (int label = 0; label < classes; label++)
        {
            int[] rows = [.. Enumerable.Range(0, points.Count).Where(row => points.Label(row) == label)];
            plot.Points(
                rows.Select(row => (double)points.Input(row)[0]),
                rows.Select(row => (double)points.Input(row)[1]),
                ClassColor(label, classes),
                $"y = {label}");
        }

        plot.Axes.SetLimits(area);
        plot.ShowLegend(Alignment.UpperCenter);
        return plot;
    }

    /// <summary>The class that a point is taken for, in its colour: transparent where another is more likely.</summary>
    private static void AddShade(Plot plot, CoordinateRect area, int label, int classes, Func<double, double, float[]> probabilities)
    {
        double[,] sure = FunctionMap.Values(area, (x, y) =>
        {
            float[] point = probabilities(x, y);
            return ArgMax.Of(point) == label ? (point[label] * classes - 1) / (classes - 1) : double.NaN;
        });
        ScottPlot.Plottables.Heatmap shade = plot.Add.Heatmap(sure);
        shade.Extent = area;
        shade.Colormap = Colormap.FromColors([Colors.White, ClassColor(label, classes).Lighten(0.6)]);
        shade.ManualRange = new ScottPlot.Range(0, 1);
        shade.NaNCellColor = Colors.Transparent;
    }

    private static void AddBoundary(Plot plot, CoordinateRect area, Func<double, double, double> function)
    {
        ScottPlot.Plottables.ContourLines boundary = plot.Add.ContourLines(PlotElements.Grid(area, function, cells: 150), count: 1);
        boundary.ContourLineLevels = [0.5];
        boundary.LineColor = Colors.Black;
        boundary.LineWidth = 2;
        boundary.LabelStyle.IsVisible = false;
    }

    private static float[] Probabilities<TNetwork>(TNetwork model, double x, double y)
        where TNetwork : class, INetwork<TNetwork>
    {
        var outputs = new float[TNetwork.Description.OutputSize];
        model.Forward([(float)x, (float)y], outputs);
        return outputs.Length == 1 ? [1 - outputs[0], outputs[0]] : outputs;
    }

    /// <summary>Of two classes, 1 is blue and 0 orange.</summary>
    private static Color ClassColor(int label, int classes) => classes == 2 ? Figure.Colors[1 - label] : Figure.Color(label);

    private static CoordinateRect Area(Dataset points)
    {
        (double left, double right) = Range(points, axis: 0);
        (double bottom, double top) = Range(points, axis: 1);
        return new CoordinateRect(left, right, bottom, top);
    }

    private static (double Low, double High) Range(Dataset points, int axis)
    {
        double[] values = [.. Enumerable.Range(0, points.Count).Select(row => (double)points.Input(row)[axis])];
        double margin = Margin * Math.Max(values.Max() - values.Min(), 1e-6);
        return (values.Min() - margin, values.Max() + margin);
    }
}
