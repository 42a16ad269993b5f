namespace CompiledNet.Reference;

/// <summary>The loss of a sequence of distributions: the sum over its steps, each a row of the loss.</summary>
/// <param name="ofStep">The loss of one step.</param>
/// <param name="size">The outputs of a step.</param>
internal sealed class LossOfSteps(IReferenceLoss ofStep, int size) : IReferenceLoss
{
    public int Terms(int outputs) => outputs / size * ofStep.Terms(size);

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        double sum = 0;
        foreach ((double[] step, double[] stepCenter, double[] targets) in Steps(x, center, y))
            sum += ofStep.Value(step, stepCenter, targets, arithmetic);
        return sum;
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic) =>
        [.. Steps(x, center, y).SelectMany(step => ofStep.Derivative(step.First, step.Second, step.Third, scale, arithmetic))];

    private IEnumerable<(double[] First, double[] Second, double[] Third)> Steps(double[] x, double[] center, double[] y) => x.Chunk(size).Zip(center.Chunk(size), y.Chunk(size));
}
