using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>A function of two variables in colours.</summary>
public static class FunctionMap
{
    private const int Cells = 150;

    /// <summary>The function over a rectangle, with a bar that says what the colours mean.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="area">The rectangle.</param>
    /// <param name="function">Is called at the centres of 150 × 150 cells.</param>
    /// <param name="isSigned">Whether 0 is white, positive values are blue and negative ones red; else the smallest value is white and the largest blue.</param>
    public static Plot Of(string title, CoordinateRect area, Func<double, double, double> function, bool isSigned = false)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Of(title, area, Values(area, function), isSigned);
    }

    /// <summary>Values that are known already over a rectangle, with a bar that says what the colours mean.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="area">The rectangle.</param>
    /// <param name="values">The values at the centres of its cells, row by row from the top.</param>
    /// <param name="isSigned">Whether 0 is white, positive values are blue and negative ones red; else the smallest value is white and the largest blue.</param>
    public static Plot Of(string title, CoordinateRect area, double[,] values, bool isSigned = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        Plot plot = Figure.Axes(title);
        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(values);
        map.Extent = area;
        map.Colormap = Colormap.FromColors(isSigned ? [Figure.Colors[3], Colors.White, Figure.Colors[0]] : [Colors.White, Figure.Colors[0]]);
        if (isSigned)
        {
            double reach = values.Cast<double>().Max(Math.Abs);
            map.ManualRange = new ScottPlot.Range(-reach, reach);
        }

        plot.Add.ColorBar(map);
        plot.Axes.SetLimits(area);
        return plot;
    }

    /// <summary>The values at the centres of the cells, row by row from the top.</summary>
    internal static double[,] Values(CoordinateRect area, Func<double, double, double> function)
    {
        var values = new double[Cells, Cells];
        for (int row = 0; row < Cells; row++)
        {
            double y = area.Top - area.Height * (row + 0.5) / Cells;
            for (int column = 0; column < Cells; column++)
                values[row, column] = function(area.Left + area.Width * (column + 0.5) / Cells, y);
        }

        return values;
    }
}
