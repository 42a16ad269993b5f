namespace CompiledNet.Kernels.Tests.Convolving;

/// <summary>
/// Sums of products in double precision, with the sums of their magnitudes: every weight at every position is one product of each of
/// the three results.
/// </summary>
internal sealed class ExactConvolution
{
    public ExactConvolution(ConvolutionCase convolution, float[] x, float[] weights, float[] dz)
    {
        Outputs = new(convolution.OutputLength);
        WeightGradients = new(convolution.WeightsLength);
        InputGradients = new(convolution.InputLength);
        foreach (WeightPlace place in convolution.WeightPlaces())
        {
            int w = place.In(convolution);
            foreach ((int row, int oy, int ox) in convolution.Positions(convolution.Shape.Windows.OutputHeight, convolution.Shape.Windows.OutputWidth))
            {
                int input = convolution.Seen(row, oy, ox, place.KY, place.KX, place.Group, place.Channel);
                int output = convolution.Output(row, oy, ox, place.Group, place.Filter);
                Outputs.Add(output, (double)x[input] * weights[w]);
                WeightGradients.Add(w, (double)x[input] * dz[output]);
                InputGradients.Add(input, (double)dz[output] * weights[w]);
            }
        }
    }

    public ExactSums Outputs { get; }

    public ExactSums WeightGradients { get; }

    public ExactSums InputGradients { get; }
}

/// <summary>Sums, and what rounding can make of them.</summary>
internal sealed class ExactSums(int length)
{
    private readonly double[] _values = new double[length];
    private readonly double[] _magnitudes = new double[length];
    private readonly int[] _terms = new int[length];

    public void Add(int place, double term)
    {
        _values[place] += term;
        _magnitudes[place] += Math.Abs(term);
        _terms[place]++;
    }

    /// <summary>
    /// Every term is rounded at most twice itself and takes part in at most as many additions as there are terms; so the error is
    /// below that many times the unit roundoff times the sum of the magnitudes, up to terms of second order: less than 1 %.
    /// </summary>
    public void AssertNear(float[] actual, string what)
    {
        for (int i = 0; i < length; i++)
        {
            double bound = 1.01 * (_terms[i] + 2) * Math.ScaleB(1, -24) * _magnitudes[i];
            Assert.True(Math.Abs(actual[i] - _values[i]) <= bound, $"{what}: number {i} is {actual[i]:R}; it should be {_values[i]:R} ± {bound:E2}.");
        }
    }
}
