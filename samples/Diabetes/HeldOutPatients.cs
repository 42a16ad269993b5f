using CompiledNet;

namespace Diabetes;

/// <summary>What an ensemble says of patients that it has not seen.</summary>
/// <param name="Ensemble">The ensemble.</param>
/// <param name="Test">The patients.</param>
public sealed record HeldOutPatients(Ensemble Ensemble, Dataset Test)
{
    /// <summary>The networks of an ensemble.</summary>
    public const int EnsembleSize = 30;

    /// <summary>Holds out a fifth of the patients.</summary>
    public static HeldOutPatients Run(Dataset patients, int seed)
    {
        (Dataset train, Dataset test) = patients.Split(testFraction: 0.2, seed);
        return new HeldOutPatients(new Ensemble(train, EnsembleSize, seed), test);
    }

    /// <summary>The share of the variance that is explained.</summary>
    public double R2() => RegressionScores.Of(Test.Targets, [.. Enumerable.Range(0, Test.Count).Select(row => (float)Ensemble.Predict(Test.Input(row)))]).R2;

    /// <summary>The share of the patients whose value is in its interval.</summary>
    /// <param name="alpha">The share that should be outside.</param>
    public double Coverage(double alpha) =>
        Enumerable.Range(0, Test.Count).Average(row => Ensemble.Predict(Test.Input(row), alpha).Contains(Test.Target(row)[0]) ? 1.0 : 0);
}
