using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace CompiledNet.Samples;

/// <summary>Pictures in one style, with a font of their own so that they look the same on every machine.</summary>
public static class Figure
{
    private const string FontName = "DejaVu Sans";

    static Figure()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Fonts", "DejaVuSans.ttf");
        foreach (bool bold in (bool[])[false, true])
            Fonts.AddFontFile(FontName, file, bold, italic: false);
        Fonts.Default = FontName;
        Fonts.Sans = FontName;
    }

    /// <summary>Blue, orange, green, red, purple: told apart with colour-deficient sight too (Okabe, Ito 2008).</summary>
    public static Color[] Colors { get; } =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#E69F00"), Color.FromHex("#009E73"), Color.FromHex("#D55E00"), Color.FromHex("#CC79A7"),
    ];

    /// <summary>An empty plot with a title and named axes.</summary>
    public static Plot Axes(string title, string x = "", string y = "")
    {
        var plot = new Plot();
        plot.Font.Set(FontName);
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

    /// <summary>Plots side by side, row after row, as a PNG file in the sample's output folder.</summary>
    public static void Save(string file, int columns, params Plot[] plots)
    {
        int rows = (plots.Length + columns - 1) / columns;
        Save(file, 620 * columns, 460 * rows, new Grid(rows, columns), plots);
    }

    /// <summary>Plots in a layout of one's own, as a PNG file in the sample's output folder.</summary>
    public static void Save(string file, int width, int height, IMultiplotLayout layout, params Plot[] plots)
    {
        var figure = new Multiplot { Layout = layout };
        figure.Subplots.RemoveAt(0);
        foreach (Plot plot in plots)
            figure.Subplots.Add(plot);
        string path = OutputFolder.PathOf(file);
        figure.SavePng(path, width, height);
        Report.Say($"picture: {path}");
    }
}
