namespace CompiledNet.Reference;

/// <summary>The vectors along the last axis one after the other.</summary>
/// <param name="channels">The length of a vector of each thing that it takes.</param>
internal sealed class ConcatStep(int[] channels) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        var y = new double[x.Sum(values => values.Length)];
        foreach ((int input, int from, int to, int length) in Vectors(y.Length))
            x[input].AsSpan(from, length).CopyTo(y.AsSpan(to));
        return y;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        double[][] dx = [.. x.Select(values => new double[values.Length])];
        foreach ((int input, int from, int to, int length) in Vectors(dy.Length))
            dy.AsSpan(to, length).CopyTo(dx[input].AsSpan(from));
        return dx;
    }

    private IEnumerable<(int Input, int From, int To, int Length)> Vectors(int outputs)
    {
        int to = 0;
        for (int position = 0; to < outputs; position++)
        {
            for (int input = 0; input < channels.Length; input++)
            {
                yield return (input, position * channels[input], to, channels[input]);
                to += channels[input];
            }
        }
    }
}
