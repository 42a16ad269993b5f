namespace CompiledNet.Reference;

/// <summary>The steps of a network, each after those that it takes.</summary>
/// <remarks>Values are numbered: 0 is the network's input, and what a step gives has the step's number plus one.</remarks>
/// <param name="Steps">The steps.</param>
/// <param name="Inputs">For each step, the values that it takes.</param>
/// <param name="Output">The value that the loss starts from.</param>
internal sealed record ReferenceSteps(IReferenceStep[] Steps, int[][] Inputs, int Output)
{
    // Whether a parameter has a part in a value: else nothing asks for the derivative with respect to it.
    private readonly bool[] _depends = Dependence(Steps, Inputs);

    /// <summary>All values of a batch.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="centers">All values in double precision; null if it is they that are computed.</param>
    /// <param name="arithmetic">How to compute.</param>
    public double[][] Forward(double[] input, double[][]? centers, IArithmetic arithmetic)
    {
        var values = new double[Steps.Length + 1][];
        values[0] = input;
        for (int step = 0; step < Steps.Length; step++)
            values[step + 1] = Steps[step].Forward(TakenBy(step, values), TakenBy(step, centers ?? values), arithmetic);
        return values;
    }

    /// <summary>Adds the derivatives with respect to all parameters, from that with respect to the output.</summary>
    public void Backward(double[][] values, double[][] centers, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var d = new double[]?[values.Length];
        d[Output] = dy;
        for (int step = Steps.Length - 1; step >= 0; step--)
        {
            if (d[step + 1] is not { } own)
                continue;
            double[][] x = TakenBy(step, values);
            double[][] center = TakenBy(step, centers);
            if (!Inputs[step].Any(input => _depends[input]))
            {
                Steps[step].BackwardToParameters(x, center, own, gradients, arithmetic);
                continue;
            }
            double[][] dx = Steps[step].Backward(x, center, own, gradients, arithmetic);
            foreach ((int input, double[] derivative) in Inputs[step].Zip(dx))
                d[input] = d[input] is { } before ? Sum(before, derivative, input, arithmetic) : derivative;
        }
    }

    /// <summary>The output in double precision when one parameter of a step moves.</summary>
    public double[] Moved(double[][] centers, int step, int tensor, int element, double by)
    {
        double[][] values = [.. centers];
        values[step + 1] = Steps[step].Moved(TakenBy(step, centers), centers[step + 1], tensor, element, by);
        for (int next = step + 1; next < Steps.Length; next++)
        {
            if (Inputs[next].Any(input => values[input] != centers[input]))
                values[next + 1] = Steps[next].Near(TakenBy(next, values), TakenBy(next, centers), centers[next + 1]);
        }
        return values[Output];
    }

    public double[][] TakenBy(int step, double[][] values) => [.. Inputs[step].Select(input => values[input])];

    /// <summary>What several steps take has the sum of what they say.</summary>
    private static double[] Sum(double[] left, double[] right, int value, IArithmetic arithmetic) =>
        [.. left.Zip(right, (x, y) => arithmetic.Round(x + y, Math.Abs(x + y), ReferenceLayers.PlaceOfSum(value)))];

    private static bool[] Dependence(IReferenceStep[] steps, int[][] inputs)
    {
        var depends = new bool[steps.Length + 1];
        for (int step = 0; step < steps.Length; step++)
            depends[step + 1] = !steps[step].Tensors.Equals(0..0) || inputs[step].Any(input => depends[input]);
        return depends;
    }
}
