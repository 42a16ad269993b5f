using ScottPlot;
using SkiaSharp;

namespace CompiledNet.Plots.Tests;

public sealed class FontTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("plots").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Text_is_drawn_in_the_font_of_the_package()
    {
        int without = Ink(Figure.Axes(""));
        int with = Ink(Figure.Axes("A title: ŷ = σ(z₂)"));

        Assert.True(with > without + 100, $"{with} dark pixels with a title, {without} without");
        Assert.Equal("DejaVu Sans", Fonts.GetTypeface(BundledFont.Name, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal).FamilyName);
        Assert.Equal("DejaVu Sans", Fonts.Default);
    }

    [Fact]
    public void The_font_has_the_letters_of_formulas()
    {
        _ = Figure.Axes("");
        SKTypeface font = new BundledFont().CreateTypeface(BundledFont.Name, FontWeight.Bold, FontSlant.Upright, FontSpacing.Normal)!;

        Assert.True(font.ContainsGlyphs("αβγσŷ₁₂²√Σ∂−·×→✓"));
        Assert.Null(new BundledFont().CreateTypeface("Another", FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal));
    }

    [Fact]
    public void A_picture_has_the_size_of_its_plots_and_a_directory_of_its_own()
    {
        string path = Path.Join(_directory, "a", "b", "picture.png");

        Figure.Save(path, columns: 2, Figure.Axes("1"), Figure.Axes("2"), Figure.Axes("3"));

        using SKBitmap picture = SKBitmap.Decode(path);
        Assert.Equal((1240, 920), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_picture_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => Figure.Save(Path.Join(_directory, "x.png"), columns: 1));

    private int Ink(Plot plot)
    {
        string path = Path.Join(_directory, "ink.png");
        Figure.Save(path, columns: 1, plot);
        using SKBitmap picture = SKBitmap.Decode(path);
        return picture.Pixels.Count(pixel => pixel.Red < 128);
    }
}
