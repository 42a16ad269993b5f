using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.Plottables;

namespace CompiledNet.Plots.Tests;

public class ImageTests
{
    [Fact]
    public void A_confusion_matrix_has_its_counts_where_class_and_prediction_meet()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of([0, 0, 0, 1], [0, 0, 1, 1], classCount: 2);

        Plot plot = ConfusionMatrixPlot.Of(matrix, ["cat", "dog"]);
        plot.RenderInMemory();

        Assert.Equal(
            [("2", 0, 1), ("1", 1, 1), ("1", 1, 0)],
            plot.GetPlottables<Text>().Select(text => (text.LabelText, text.Location.X, text.Location.Y)));
        Assert.Equal([2.0 / 3, 1.0 / 3, 0, 1], plot.GetPlottables<Heatmap>().Single().Intensities.Cast<double>());
        Assert.Equal([(0, "dog"), (1, "cat")], plot.Axes.Left.TickGenerator.Ticks.Select(tick => (tick.Position, tick.Label)));
    }

    [Fact]
    public void Names_must_be_as_many_as_classes() =>
        Assert.Throws<ArgumentException>(() => ConfusionMatrixPlot.Of(new ConfusionMatrix(2), ["cat"]));

    [Fact]
    public void The_weights_of_a_unit_are_the_rows_of_its_image()
    {
        var network = new TwoLayers(seed: 1);

        ImmutableArray<Plot> images = WeightImages.Of(network.Dense1.Weights, width: 3);

        Assert.Equal(4, images.Length);
        double[,] second = Pixels(images[1]);
        Assert.Equal((2, 3), (second.GetLength(0), second.GetLength(1)));
        Assert.Equal(network.Dense1.Weights[1, 3], second[1, 0]);
        Assert.Equal(network.Dense1.Weights.ToArray().Max(Math.Abs), images[0].GetPlottables<Heatmap>().Single().ManualRange!.Value.Max, 1e-9);
    }

    [Fact]
    public void A_convolution_has_an_image_for_each_filter_and_channel()
    {
        var network = new Filters(seed: 1);

        ImmutableArray<Plot> images = WeightImages.Of(network.Conv2D1.Weights);

        Assert.Equal(6, images.Length);
        Assert.Equal(network.Conv2D1.Weights[2, 1, 1, 0], Pixels(images[5])[1, 0]);
        Assert.Equal("2, 1", images[5].Axes.Title.Label.Text);
    }

    [Fact]
    public void Inputs_that_are_not_whole_rows_are_refused()
    {
        Assert.Throws<ArgumentException>(() => WeightImages.Of(new TwoLayers().Dense1.Weights, width: 4));
        Assert.Throws<ArgumentException>(() => WeightImages.Of(new TwoLayers().Dense1.Biases, width: 2));
        Assert.Throws<ArgumentException>(() => WeightImages.Image([1, 2, 3], width: 2));
    }

    private static double[,] Pixels(Plot plot) => plot.GetPlottables<Heatmap>().Single().Intensities;
}
