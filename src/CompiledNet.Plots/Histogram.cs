using System.Collections.Immutable;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>How often values occur.</summary>
public static class Histogram
{
    private const int Bins = 40;

    /// <summary>The shares of values in 40 intervals of equal width from the smallest to the largest. Values that are not finite are left out, and counted in the title.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="values">The values.</param>
    public static Plot Of(string title, ReadOnlySpan<float> values)
    {
        float[] finite = [.. values.ToArray().Where(float.IsFinite)];
        int left = values.Length - finite.Length;
        Plot plot = Figure.Axes(left == 0 ? title : $"{title} ({left} not finite)", "value", "share, %");
        if (finite.Length == 0)
            return plot;

        double smallest = finite.Min();
        double width = (finite.Max() - smallest) / Bins;
        if (width == 0)
            width = 1;
        var counts = new int[Bins];
        foreach (float value in finite)
            counts[Math.Min((int)((value - smallest) / width), Bins - 1)]++;
        plot.Add.Bars((Bar[])[.. counts.Select((count, bin) => new Bar
        {
            Position = smallest + (bin + 0.5) * width,
            Value = 100.0 * count / finite.Length,
            Size = width,
            FillColor = Figure.Colors[0],
            LineWidth = 0,
        })]);
        plot.Axes.Margins(bottom: 0);
        return plot;
    }

    /// <summary>A histogram of what each layer gives for some rows: whether units are dead, saturated, or far from 0.</summary>
    /// <param name="model">The network.</param>
    /// <param name="inputs">Whole rows, at least one.</param>
    public static ImmutableArray<Plot> OfLayers<TNetwork>(TNetwork model, ReadOnlySpan<float> inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ImmutableArray<Plot>.Builder plots = ImmutableArray.CreateBuilder<Plot>();
        foreach (LayerDescription layer in TNetwork.Description.Layers)
            plots.Add(Of(layer.Activation == Activation.Linear ? layer.Name : $"{layer.Name}, {layer.Activation}", LayerOutputs.Of(model, layer.Name, inputs)));
        return plots.ToImmutable();
    }
}
