using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>A confusion matrix as a picture.</summary>
public static class ConfusionMatrixPlot
{
    // A cell that is darker than this has white figures.
    private const double Dark = 0.5;

    /// <summary>Classes down, predictions across; each row shaded by its shares, with the counts as figures.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">What to call the classes; their numbers if null.</param>
    /// <param name="title">What stands above it.</param>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public static Plot Of(ConfusionMatrix matrix, IReadOnlyList<string>? classNames = null, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int classes = matrix.ClassCount;
        classNames ??= [.. Enumerable.Range(0, classes).Select(label => $"{label}")];
        if (classNames.Count != classes)
            throw new ArgumentException($"There are {classNames.Count} names for {classes} classes.", nameof(classNames));

        double[,] shares = Shares(matrix);
        Plot plot = Figure.Axes(title, "predicted", "actual");
        ScottPlot.Plottables.Heatmap image = plot.Add.Heatmap(shares);
        image.Colormap = Colormap.FromColors([Colors.White, Figure.Colors[0]]);
        image.ManualRange = new ScottPlot.Range(0, 1);
        for (int actual = 0; actual < classes; actual++)
        {
            for (int predicted = 0; predicted < classes; predicted++)
                AddCount(plot, predicted, classes - 1 - actual, matrix[actual, predicted], shares[actual, predicted]);
        }

        double[] places = [.. Enumerable.Range(0, classes).Select(place => (double)place)];
        plot.Axes.Bottom.SetTicks(places, [.. classNames]);
        plot.Axes.Left.SetTicks(places, [.. classNames.Reverse()]);
        plot.Axes.SetLimits(-0.5, classes - 0.5, -0.5, classes - 0.5);
        plot.HideGrid();
        return plot;
    }

    private static double[,] Shares(ConfusionMatrix matrix)
    {
        var shares = new double[matrix.ClassCount, matrix.ClassCount];
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            int rows = Enumerable.Range(0, matrix.ClassCount).Sum(predicted => matrix[actual, predicted]);
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
                shares[actual, predicted] = rows == 0 ? 0 : (double)matrix[actual, predicted] / rows;
        }

        return shares;
    }

    private static void AddCount(Plot plot, int x, int y, int count, double share)
    {
        if (count == 0)
            return;
        ScottPlot.Plottables.Text figure = plot.Add.Text($"{count}", x, y);
        figure.LabelAlignment = Alignment.MiddleCenter;
        figure.LabelFontSize = 14;
        figure.LabelFontColor = share > Dark ? Colors.White : Colors.Black;
    }
}
