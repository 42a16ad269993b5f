using ScottPlot;

namespace CompiledNet.Samples;

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
        points.MarkerStyle.OutlineColor = ScottPlot.Colors.White;
        points.MarkerStyle.OutlineWidth = 1;
        if (legend is not null)
            points.LegendText = legend;
    }

    /// <summary>Lines of equal value of a function of two variables.</summary>
    public static void Contours(this Plot plot, double left, double right, double bottom, double top, Func<double, double, double> function)
    {
        const int Cells = 60;
        var points = new Coordinates3d[Cells + 1, Cells + 1];
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++)
            {
                double x = left + (right - left) * j / Cells;
                double y = bottom + (top - bottom) * i / Cells;
                points[i, j] = new Coordinates3d(x, y, function(x, y));
            }
        }
        ScottPlot.Plottables.ContourLines contours = plot.Add.ContourLines(points, count: 12);
        contours.LineColor = ScottPlot.Colors.Gray.WithOpacity(0.5);
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
}
