using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>What a plot of <see cref="Figure"/> is made of.</summary>
public static class PlotElements
{
    /// <summary>A curve.</summary>
    public static void Line(this Plot plot, IEnumerable<double> x, IEnumerable<double> y, Color color, string? legend = null)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(x.ToArray(), y.ToArray(), color);
        line.LineWidth = 2.5f;
        if (legend is not null)
            line.LegendText = legend;
    }

    /// <summary>Points without a line.</summary>
    public static void Points(this Plot plot, IEnumerable<double> x, IEnumerable<double> y, Color color, string? legend = null)
    {
        ScottPlot.Plottables.Markers points = plot.Add.Markers(x.ToArray(), y.ToArray(), MarkerShape.FilledCircle, size: 8, color);
        points.MarkerStyle.OutlineColor = Colors.White;
        points.MarkerStyle.OutlineWidth = 1;
        if (legend is not null)
            points.LegendText = legend;
    }

    /// <summary>A dashed grey line to compare with.</summary>
    public static void Reference(this Plot plot, IEnumerable<double> x, IEnumerable<double> y, string? legend = null)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(x.ToArray(), y.ToArray(), Colors.Gray);
        line.LinePattern = LinePattern.Dashed;
        if (legend is not null)
            line.LegendText = legend;
    }

    /// <summary>Lines of equal value of a function of two variables.</summary>
    /// <param name="plot">Where they are drawn.</param>
    /// <param name="area">The rectangle in which they are drawn.</param>
    /// <param name="function">Is called for the points of a grid.</param>
    /// <param name="count">About how many lines.</param>
    public static void Contours(this Plot plot, CoordinateRect area, Func<double, double, double> function, int count = 12)
    {
        ScottPlot.Plottables.ContourLines contours = plot.Add.ContourLines(Grid(area, function, cells: 60), count);
        contours.LineColor = Colors.Gray.WithOpacity(0.5);
        contours.LabelStyle.IsVisible = false;
    }

    /// <summary>Labels the x axis with whole numbers, such as those of epochs.</summary>
    public static void WholeX(this Plot plot) => plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
    {
        IntegerTicksOnly = true,
        MinorTickGenerator = new ScottPlot.TickGenerators.EvenlySpacedMinorTickGenerator(1),
    };

    /// <summary>Labels the y axis with powers of ten, for values that are given as logarithms to base ten.</summary>
    public static void LogarithmicY(this Plot plot) => plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
    {
        IntegerTicksOnly = true,
        MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
        LabelFormatter = exponent => $"1e{exponent:0}",
    };

    /// <summary>A function at the corners of the cells of a grid.</summary>
    internal static Coordinates3d[,] Grid(CoordinateRect area, Func<double, double, double> function, int cells)
    {
        var points = new Coordinates3d[cells + 1, cells + 1];
        for (int i = 0; i <= cells; i++)
        {
            double y = area.Bottom + area.Height * i / cells;
            for (int j = 0; j <= cells; j++)
            {
                double x = area.Left + area.Width * j / cells;
                points[i, j] = new Coordinates3d(x, y, function(x, y));
            }
        }

        return points;
    }
}
