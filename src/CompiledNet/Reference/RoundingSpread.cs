namespace CompiledNet.Reference;

/// <summary>How far float arithmetic may carry a cost and its derivatives, from samples with simulated rounding.</summary>
/// <param name="Cost">Of the cost.</param>
/// <param name="Gradients">For each tensor in canonical order, of its derivatives.</param>
internal sealed record RoundingSpread(double Cost, double[][] Gradients)
{
    // The root mean square of so many draws of a normal distribution is rarely off by more than a quarter.
    private const int SampleCount = 64;

    /// <param name="cost">The cost to evaluate.</param>
    /// <param name="exact">What it is in double precision.</param>
    /// <param name="seed">What the samples are drawn with.</param>
    public static RoundingSpread Of(ReferenceCost cost, CostAndGradients exact, int seed)
    {
        var costs = new Deviations();
        Deviations[][] gradients = [.. exact.Gradients.Select(tensor => new Deviations[tensor.Length])];
        for (int sample = 0; sample < SampleCount; sample++)
        {
            CostAndGradients rounded = cost.Evaluate(new SimulatedRounding(sample, seed));
            costs.Add(rounded.Cost - exact.Cost);
            for (int tensor = 0; tensor < gradients.Length; tensor++)
            {
                for (int element = 0; element < gradients[tensor].Length; element++)
                    gradients[tensor][element].Add(rounded.Gradients[tensor][element] - exact.Gradients[tensor][element]);
            }
        }
        return new RoundingSpread(costs.Allowed, [.. gradients.Select(tensor => tensor.Select(element => element.Allowed).ToArray())]);
    }

    /// <summary>How far float arithmetic may carry the cost alone.</summary>
    /// <inheritdoc cref="Of"/>
    public static double OfCost(ReferenceCost cost, double exact, int seed)
    {
        var costs = new Deviations();
        for (int sample = 0; sample < SampleCount; sample++)
            costs.Add(cost.Cost(new SimulatedRounding(sample, seed)) - exact);
        return costs.Allowed;
    }

    /// <summary>The deviations of one value in all samples.</summary>
    private struct Deviations
    {
        // The end of one rounding alone is √3 root mean squares; of many, five deviations are met once in two million, and those that
        // are put in are larger than the true ones.
        private const double Allowance = 5;

        private double _squares;
        private double _largest;

        /// <summary>
        /// How far the value may be off: a multiple of the root mean square, and at least the largest deviation, which at a kink may be
        /// the only one.
        /// </summary>
        public readonly double Allowed => Math.Max(Allowance * Math.Sqrt(_squares / SampleCount), _largest);

        public void Add(double deviation)
        {
            _squares += deviation * deviation;
            _largest = Math.Max(_largest, Math.Abs(deviation));
        }
    }
}
