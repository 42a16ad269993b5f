namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>A step of a recurrent layer, of one row, written from the textbook's formulas.</summary>
internal interface IRecurrentCell
{
    /// <summary>The sums of each kind that a unit has.</summary>
    int Gates { get; }

    /// <summary>The vectors that are handed on from step to step, of which <c>h</c> is the first.</summary>
    int States { get; }

    /// <summary>The states behind the step.</summary>
    /// <param name="p"><c>W·x[t] + b</c>, gate by gate.</param>
    /// <param name="q"><c>U·h[t−1] + c</c>, gate by gate.</param>
    /// <param name="before">The states before the step.</param>
    double[][] Next(double[][] p, double[][] q, double[][] before);

    /// <summary>The derivatives with respect to what <see cref="Next"/> takes; those that go through the sums are not in that with respect to the states.</summary>
    (double[][] P, double[][] Q, double[][] Before) Backward(double[][] p, double[][] q, double[][] before, double[][] dNext);
}

/// <summary>The functions of gates, and their derivatives.</summary>
internal static class Gates
{
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    public static double SigmoidSlope(double z) => Sigmoid(z) * Sigmoid(-z);

    public static double TanhSlope(double z) => 1 - Math.Tanh(z) * Math.Tanh(z);

    public static double[] Each(int units, Func<int, double> ofUnit) => [.. Enumerable.Range(0, units).Select(ofUnit)];
}
