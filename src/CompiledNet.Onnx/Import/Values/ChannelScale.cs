namespace CompiledNet.Onnx.Import.Values;

/// <summary>
/// <c>s·(x − m) + b</c> with numbers of their own for each of the last places of a row in memory. Such steps are put together in double
/// precision, and a difference stays a difference: standardised values lose nothing.
/// </summary>
internal sealed class ChannelScale
{
    private ChannelScale(double[] means, double[] scales, double[] biases) => (Means, Scales, Biases) = (means, scales, biases);

    public double[] Means { get; }

    public double[] Scales { get; }

    public double[] Biases { get; }

    /// <summary>The number of places, after which the numbers begin anew.</summary>
    public int Length => Means.Length;

    /// <summary>Whether <c>s</c> is 1 everywhere.</summary>
    public bool IsShift => Scales.All(scale => scale == 1);

    private bool IsDifference => IsShift && Biases.All(bias => bias == 0);

    public static ChannelScale Identity(int length) => new(new double[length], [.. Enumerable.Repeat(1d, length)], new double[length]);

    public static ChannelScale Linear(double slope, double shift) => new([0], [slope], [shift]);

    public ChannelScale Plus(double[] values)
    {
        ChannelScale wide = Tiled(values.Length);
        double[] tiled = Tile(values, wide.Length);
        return wide.IsDifference
            ? new ChannelScale([.. wide.Means.Zip(tiled, (mean, value) => mean - value)], wide.Scales, wide.Biases)
            : new ChannelScale(wide.Means, wide.Scales, [.. wide.Biases.Zip(tiled, (bias, value) => bias + value)]);
    }

    public ChannelScale Times(double[] values)
    {
        ChannelScale wide = Tiled(values.Length);
        double[] tiled = Tile(values, wide.Length);
        return new ChannelScale(
            wide.Means,
            [.. wide.Scales.Zip(tiled, (scale, value) => scale * value)],
            [.. wide.Biases.Zip(tiled, (bias, value) => bias * value)]);
    }

    /// <summary>Numbers for so many places, or for as many as there are.</summary>
    public ChannelScale Tiled(int length) => length <= Length ? this : new ChannelScale(Tile(Means, length), Tile(Scales, length), Tile(Biases, length));

    private static double[] Tile(double[] values, int length)
    {
        if (values.Length == length)
            return values;
        var tiled = new double[length];
        for (int place = 0; place < length; place++)
            tiled[place] = values[place % values.Length];
        return tiled;
    }
}
