using ScottPlot;
using ScottPlot.Plottables;

namespace CompiledNet.Plots.Tests;

public class PlaneTests
{
    private static readonly Dataset Points = Dataset.WithLabels([0, 0, 1, 1, 0, 1, 1, 0], 2, [0, 1, 0, 1]);

    [Fact]
    public void Each_side_of_the_boundary_has_the_colour_of_its_class()
    {
        Plot plot = DecisionBoundary.Of("half", HalfPlane.Trained(), Points);

        // From -¼ to 1¼ in 150 columns: x₁ = ¼ lies between the columns 49 and 50.
        double[,] left = plot.GetPlottables<Heatmap>().First().Intensities;
        double[,] right = plot.GetPlottables<Heatmap>().Last().Intensities;
        Assert.Equal(Enumerable.Range(0, 50), Enumerable.Range(0, 150).Where(column => !double.IsNaN(left[0, column])));
        Assert.Equal(Enumerable.Range(50, 100), Enumerable.Range(0, 150).Where(column => !double.IsNaN(right[0, column])));
        Assert.InRange(right[0, 149], 0.99, 1);
        Assert.InRange(right[0, 50], 0, 0.05);
    }

    [Fact]
    public void The_line_is_where_the_output_is_one_half()
    {
        Plot plot = DecisionBoundary.Of("half", HalfPlane.Trained(), Points);

        Assert.Equal([0.5], plot.GetPlottables<ContourLines>().Single().ContourLineLevels!);
        Assert.Equal(new CoordinateRect(-0.25, 1.25, -0.25, 1.25), plot.Axes.GetLimits().Rect);
    }

    [Fact]
    public void Every_point_of_the_plane_belongs_to_one_of_three_classes()
    {
        Plot plot = DecisionBoundary.Of("three", new ThreeSectors(seed: 4), Points);

        double[][] shades = [.. plot.GetPlottables<Heatmap>().Select(shade => shade.Intensities.Cast<double>().ToArray())];
        Assert.Equal(3, shades.Length);
        Assert.All(Enumerable.Range(0, shades[0].Length), cell => Assert.Single(shades, shade => !double.IsNaN(shade[cell])));
    }

    [Fact]
    public void A_network_of_more_inputs_has_no_plane() =>
        Assert.Throws<ArgumentException>(() => DecisionBoundary.Of("six", new TwoLayers(), Points));

    [Fact]
    public void A_map_has_its_first_row_at_the_top()
    {
        Plot plot = FunctionMap.Of("x + 10·y", new CoordinateRect(0, 1, 0, 1), (x, y) => x + 10 * y, isSigned: true);

        Heatmap map = plot.GetPlottables<Heatmap>().Single();
        Assert.Equal(10 * (1 - 0.5 / 150) + 0.5 / 150, map.Intensities[0, 0], 1e-12);
        Assert.Equal(10 * (0.5 / 150) + (1 - 0.5 / 150), map.Intensities[149, 149], 1e-12);
        Assert.Equal(-map.ManualRange!.Value.Min, map.ManualRange.Value.Max);
    }
}
