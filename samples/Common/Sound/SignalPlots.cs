using ScottPlot;

namespace CompiledNet.Samples;

/// <summary>What plots of sounds have in common.</summary>
public static class SignalPlots
{
    /// <summary>The legend in one line above signals, which reach up and down so far.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="reach">The largest magnitude that is drawn.</param>
    public static void LegendAbove(this Plot plot, double reach)
    {
        ArgumentNullException.ThrowIfNull(plot);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Alignment.UpperCenter);
        plot.Axes.SetLimitsY(-1.1 * reach, 1.4 * reach);
    }

    /// <summary>
    /// The places of a signal that a picture of so many columns shows: all, or where each column's smallest and largest values are, in their order. Every n-th value would miss the peaks.
    /// </summary>
    /// <param name="signal">The signal.</param>
    /// <param name="columns">The columns of the picture, at least 1.</param>
    public static IEnumerable<int> Shown(ReadOnlyMemory<float> signal, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        int size = signal.Length / columns;
        if (size <= 2)
            return Enumerable.Range(0, signal.Length);
        return Enumerable.Range(0, columns).SelectMany(column =>
        {
            int[] places = [.. Enumerable.Range(column * size, size).OrderBy(place => signal.Span[place])];
            return new[] { places[0], places[^1] }.Order();
        });
    }
}
