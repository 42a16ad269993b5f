namespace CompiledNet.Reference;

/// <summary>
/// Which products the sums of a row are made of. The sums of a position lie one after the other, unit by unit; units of one group
/// take the same values.
/// </summary>
/// <param name="InputSize">The number of values of an input row.</param>
/// <param name="Units">The number of sums at each position.</param>
/// <param name="Groups">Into how many groups the units are divided.</param>
/// <param name="WeightsOfUnit">The number of weights of a unit.</param>
/// <param name="Windows">For each position and, within, for each group, the products in the order in which they are added.</param>
internal sealed record ProductTerms(int InputSize, int Units, int Groups, int WeightsOfUnit, ProductTerm[][] Windows)
{
    public int Positions => Windows.Length / Groups;

    /// <summary><c>z = W·x + b</c> of each vector along the last axis.</summary>
    public static ProductTerms Dense(LayerDescription layer)
    {
        int channels = layer.InputShape[^1];
        return new(
            layer.InputSize,
            layer.OutputShape[^1],
            1,
            channels,
            [
                .. Enumerable.Range(0, layer.InputSize / channels)
                    .Select(position => Enumerable.Range(0, channels).Select(input => new ProductTerm(input, position * channels + input)).ToArray()),
            ]);
    }

    /// <summary>A unit is a filter, with weights <c>[channel of the group][element of the window]</c>; element by element, all channels are added.</summary>
    public static ProductTerms Convolution(LayerDescription layer)
    {
        int channels = layer.InputShape[^1];
        int channelsOfGroup = channels / layer.Groups;
        int elements = layer.KernelSize.Aggregate(1, (product, size) => product * size);
        return new(
            layer.InputSize,
            layer.OutputShape[^1],
            layer.Groups,
            channelsOfGroup * elements,
            [
                .. from window in WindowPositions.Of(layer)
                   from @group in Enumerable.Range(0, layer.Groups)
                   select (
                       from at in window
                       from channel in Enumerable.Range(0, channelsOfGroup)
                       select new ProductTerm(channel * elements + at.Element, at.Position * channels + @group * channelsOfGroup + channel)).ToArray(),
            ]);
    }

    /// <summary>The products of a sum.</summary>
    public ProductTerm[] Of(int position, int unit) => Windows[position * Groups + unit / (Units / Groups)];
}

/// <summary>A product of a weight of the unit and a value of the row.</summary>
internal readonly record struct ProductTerm(int Weight, int Input);
