using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace CompiledNet.Plots;

/// <summary>Pictures in one style, with a font of their own so that they look the same on every machine.</summary>
/// <remarks>The first use makes that font, DejaVu Sans, ScottPlot's default.</remarks>
public static class Figure
{
    private const int PlotWidth = 620;
    private const int PlotHeight = 460;

    static Figure() => BundledFont.Use();

    /// <summary>Blue, orange, green, red, purple: told apart with colour-deficient sight too (Okabe, Ito 2008).</summary>
    public static ImmutableArray<Color> Colors { get; } =
    [
        ScottPlot.Color.FromHex("#0072B2"), ScottPlot.Color.FromHex("#E69F00"), ScottPlot.Color.FromHex("#009E73"), ScottPlot.Color.FromHex("#D55E00"), ScottPlot.Color.FromHex("#CC79A7"),
    ];

    /// <summary>One of <see cref="Colors"/>, from the first on and over again.</summary>
    /// <param name="number">From 0.</param>
    public static Color Color(int number) => Colors[number % Colors.Length];

    /// <summary>An empty plot with a title and named axes.</summary>
    public static Plot Axes(string title, string x = "", string y = "")
    {
        var plot = new Plot();
        plot.Font.Set(BundledFont.Name);
        plot.Title(title, size: 18);
        plot.XLabel(x, size: 15);
        plot.YLabel(y, size: 15);
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.MinimumSize = 66;
        plot.Axes.Right.MinimumSize = 20;
        plot.Legend.FontSize = 14;
        plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        plot.Grid.MajorLineColor = ScottPlot.Colors.Black.WithOpacity(0.08);
        return plot;
    }

    /// <summary>A picture of numbers, 0 white and the largest black, without axes.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="pixels">The numbers, row by row from the top.</param>
    public static Plot Image(string title, double[,] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        Plot plot = Axes(title);
        plot.Add.Heatmap(pixels).Colormap = new ScottPlot.Colormaps.Grayscale().Reversed();
        plot.HideAxesAndGrid();
        plot.Axes.Title.IsVisible = true;
        plot.Axes.Title.Label.FontSize = 15;
        plot.Axes.SquareUnits();
        plot.Axes.Margins(0.05, 0.05);
        plot.Layout.Fixed(new PixelPadding(left: 12, right: 12, bottom: 8, top: 34));
        return plot;
    }

    /// <summary>A picture of numbers of both signs, 0 white, positive ones blue and negative ones red, without axes.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="pixels">The numbers, row by row from the top.</param>
    /// <param name="reach">The magnitude that is drawn in full colour.</param>
    public static Plot SignedImage(string title, double[,] pixels, double reach)
    {
        Plot plot = Image(title, pixels);
        ScottPlot.Plottables.Heatmap image = plot.GetPlottables<ScottPlot.Plottables.Heatmap>().Single();
        image.Colormap = Colormap.FromColors([Colors[3], ScottPlot.Colors.White, Colors[0]]);
        image.ManualRange = new ScottPlot.Range(-reach, reach);
        return plot;
    }

    /// <summary>Saves plots side by side, row after row, as a PNG file.</summary>
    /// <param name="path">The file. Its directory is made if it is missing.</param>
    /// <param name="columns">How many plots stand in a row, at least 1.</param>
    /// <param name="plots">At least one plot.</param>
    public static void Save(string path, int columns, params ReadOnlySpan<Plot> plots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        int rows = (plots.Length + columns - 1) / columns;
        Save(path, PlotWidth * columns, PlotHeight * rows, new Grid(rows, columns), plots);
    }

    /// <summary>Saves plots in a layout of one's own as a PNG file.</summary>
    /// <param name="path">The file. Its directory is made if it is missing.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="layout">Where the plots stand.</param>
    /// <param name="plots">At least one plot.</param>
    public static void Save(string path, int width, int height, IMultiplotLayout layout, params ReadOnlySpan<Plot> plots)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(layout);
        if (plots.IsEmpty)
            throw new ArgumentException("There is no plot to save.", nameof(plots));
        var figure = new Multiplot { Layout = layout };
        figure.Subplots.RemoveAt(0);
        foreach (Plot plot in plots)
            figure.Subplots.Add(plot);
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
            Directory.CreateDirectory(directory);
        figure.SavePng(path, width, height);
    }
}
