using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.Plottables;

namespace CompiledNet.Plots.Tests;

public class HistogramTests
{
    [Fact]
    public void Every_finite_value_is_in_a_bar()
    {
        Plot plot = Histogram.Of("values", [0, 0, 0, 10, 5, float.NaN, float.PositiveInfinity]);

        Bar[] bars = [.. plot.GetPlottables<BarPlot>().Single().Bars];
        Assert.Equal(100, bars.Sum(bar => bar.Value), 1e-9);
        Assert.Equal(60, bars[0].Value, 1e-9);
        Assert.Equal(20, bars[20].Value, 1e-9);
        Assert.Equal(20, bars[39].Value, 1e-9);
        Assert.Equal("values (2 not finite)", plot.Axes.Title.Label.Text);
    }

    [Fact]
    public void Equal_values_are_one_bar()
    {
        Plot plot = Histogram.Of("values", [3, 3, 3]);

        Assert.Equal([100.0], plot.GetPlottables<BarPlot>().Single().Bars.Select(bar => bar.Value).Where(value => value > 0));
    }

    [Fact]
    public void Each_layer_has_a_histogram_of_what_it_gives()
    {
        ImmutableArray<Plot> plots = Histogram.OfLayers(new TwoLayers(seed: 1), [1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6]);

        Assert.Equal(["Dense1, ReLU", "Dense2"], plots.Select(plot => plot.Axes.Title.Label.Text));
        // Each unit of ReLU is 0 for one of the two rows, which are opposite and have no biases.
        Assert.True(plots[0].GetPlottables<BarPlot>().Single().Bars.First().Value >= 50);
    }
}
