using System.Collections.Immutable;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>Weights as images: positive ones blue, negative ones red, 0 white.</summary>
public static class WeightImages
{
    /// <summary>
    /// An image for each unit of a layer that takes images, or for each filter and channel of a convolution of images. All in one scale, in which the
    /// largest weight has full colour.
    /// </summary>
    /// <param name="weights">Weights with the axes <c>[unit, input]</c> or <c>[filter, channel, y, x]</c>.</param>
    /// <param name="width">How many inputs of a unit are a row of its image; without meaning for filters, which have a width.</param>
    /// <param name="titles">What stands above the images; if null, the number of the unit, or filter and channel.</param>
    /// <exception cref="ArgumentException">The weights have other axes, the inputs are not whole rows, or there are not as many titles as images.</exception>
    public static ImmutableArray<Plot> Of(TensorView weights, int width = 0, IReadOnlyList<string>? titles = null)
    {
        ImmutableArray<int> shape = weights.Tensor.Shape;
        if (shape.Length is not (2 or 4))
            throw new ArgumentException($"{weights.Tensor.Name} has {shape.Length} axes, and not two or four.", nameof(weights));
        if (shape.Length == 2 && (width < 1 || shape[1] % width != 0))
            throw new ArgumentException($"The {shape[1]} inputs of {weights.Tensor.Name} are not rows of {width} values.", nameof(width));

        int columns = shape.Length == 2 ? width : shape[3];
        int size = shape.Length == 2 ? shape[1] : shape[2] * shape[3];
        int count = weights.Length / size;
        if (titles is not null && titles.Count != count)
            throw new ArgumentException($"There are {titles.Count} titles for {count} images.", nameof(titles));

        float[] values = weights.ToArray();
        double reach = values.Max(Math.Abs);
        return [.. Enumerable.Range(0, count).Select(image => Figure.SignedImage(
            titles?[image] ?? (shape.Length == 2 || shape[1] == 1 ? $"{image}" : $"{image / shape[1]}, {image % shape[1]}"),
            Image(values.AsSpan(image * size, size), columns),
            reach))];
    }

    /// <summary>Values as the rows of an image.</summary>
    /// <param name="values">Row after row.</param>
    /// <param name="width">The values of a row, at least 1.</param>
    /// <exception cref="ArgumentException">These are not whole rows.</exception>
    public static double[,] Image(ReadOnlySpan<float> values, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (values.Length % width != 0)
            throw new ArgumentException($"{values.Length} values are not rows of {width}.", nameof(values));
        var image = new double[values.Length / width, width];
        for (int i = 0; i < values.Length; i++)
            image[i / width, i % width] = values[i];
        return image;
    }
}
