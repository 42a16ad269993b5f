namespace CompiledNet.Samples;

/// <summary>How a result depends on chance: the same experiment with several seeds.</summary>
/// <param name="Values">The result for each seed.</param>
public sealed record SeedSpread(double[] Values)
{
    /// <summary>Repeats an experiment with the seeds from 1 on.</summary>
    public static SeedSpread Measure(int seeds, Func<int, double> experiment) =>
        new([.. Enumerable.Range(1, seeds).Select(experiment)]);

    /// <summary>Lowest, mean and highest, as percentages.</summary>
    public override string ToString() =>
        $"lowest {Values.Min():P1}, mean {Values.Average():P1}, highest {Values.Max():P1}";
}
