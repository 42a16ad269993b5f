using ScottPlot;
using SkiaSharp;

namespace CompiledNet.Plots;

/// <summary>The font of all pictures, which is in this assembly: machines without a desktop often have none.</summary>
internal sealed class BundledFont : IFontResolver
{
    public const string Name = "DejaVu Sans";

    private static readonly SKData File = Read();

    private static readonly Lazy<bool> Registration = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new BundledFont());
        Fonts.Default = Name;
        Fonts.Sans = Name;
        return true;
    });

    /// <summary>Makes the font ScottPlot's default, once: what an application sets later stays.</summary>
    public static void Use() => _ = Registration.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? SKTypeface.FromData(File) : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? SKTypeface.FromData(File) : null;

    private static SKData Read()
    {
        using Stream stream = typeof(BundledFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKData.Create(stream);
    }
}
