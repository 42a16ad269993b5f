using CompiledNet;
using Diabetes;

namespace CompiledNet.Samples.Tests;

public class DiabetesTests
{
    private static readonly Lazy<HeldOutPatients[]> Splits = new(() => [.. Enumerable.Range(11, 5).Select(seed => HeldOutPatients.Run(SampleData.Diabetes(), seed))]);

    // Measured: 0.54; a plane fitted to all patients explains 0.52.
    [Fact]
    public void The_ensemble_explains_what_can_be_explained() => Assert.InRange(Splits.Value.Average(split => split.R2()), 0.4, 1);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void Intervals_contain_the_share_that_they_are_said_to(double alpha)
    {
        double coverage = Splits.Value.Average(split => split.Coverage(alpha));

        // Three standard deviations of the share of 440 patients.
        double chance = 3 * Math.Sqrt(alpha * (1 - alpha) / Splits.Value.Sum(split => split.Test.Count));
        Assert.InRange(coverage, 1 - alpha - chance, 1 - alpha + chance);
    }

    [Fact]
    public void Surer_intervals_are_wider_and_a_certain_one_has_no_end()
    {
        HeldOutPatients split = Splits.Value[0];
        ReadOnlySpan<float> patient = split.Test.Input(0);

        Interval half = split.Ensemble.Predict(patient, alpha: 0.5);
        Interval most = split.Ensemble.Predict(patient, alpha: 0.1);

        Assert.True(most.Low < half.Low && half.High < most.High);
        Assert.True(half.Contains(split.Ensemble.Predict(patient)));
        Assert.Equal(new Interval(double.NegativeInfinity, double.PositiveInfinity), split.Ensemble.Predict(patient, alpha: 1e-3));
    }
}
