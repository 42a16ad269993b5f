namespace CompiledNet.Reference;

/// <summary>
/// How far float arithmetic may carry a cost and its derivatives: <see cref="SimulatedRounding.Allowance"/> times the root
/// mean square of the deviations of samples with simulated rounding.
/// </summary>
/// <param name="Cost">Of the cost.</param>
/// <param name="Gradients">For each tensor in canonical order, of its derivatives.</param>
internal sealed record RoundingSpread(double Cost, double[][] Gradients)
{
    // The root mean square of so many draws of a normal distribution is rarely off by more than a third.
    private const int SampleCount = 32;

    /// <param name="cost">The cost to evaluate.</param>
    /// <param name="exact">What it is in double precision.</param>
    /// <param name="seed">What the samples are drawn with.</param>
    public static RoundingSpread Of(ReferenceCost cost, CostAndGradients exact, int seed)
    {
        double costSquares = 0;
        double[][] squares = [.. exact.Gradients.Select(tensor => new double[tensor.Length])];
        for (int sample = 0; sample < SampleCount; sample++)
        {
            CostAndGradients rounded = cost.Evaluate(new SimulatedRounding(sample, seed));
            costSquares += Square(rounded.Cost - exact.Cost);
            for (int tensor = 0; tensor < squares.Length; tensor++)
            {
                for (int element = 0; element < squares[tensor].Length; element++)
                    squares[tensor][element] += Square(rounded.Gradients[tensor][element] - exact.Gradients[tensor][element]);
            }
        }
        return new RoundingSpread(Allowed(costSquares), [.. squares.Select(tensor => tensor.Select(Allowed).ToArray())]);
    }

    private static double Allowed(double squares) => SimulatedRounding.Allowance * Math.Sqrt(squares / SampleCount);

    private static double Square(double x) => x * x;
}
