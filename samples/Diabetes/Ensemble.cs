using CompiledNet;

namespace Diabetes;

/// <summary>An interval for a value that is not known yet.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether a value is in it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}

/// <summary>
/// Networks that each learn from rows drawn at random with replacement, so that each has not seen about 37 % of the rows. What the networks that have not seen
/// a row say of it tells how far they will be off for new rows: the jackknife+ after bootstrap (Kim, Xu, Barber 2020).
/// </summary>
/// <remarks>
/// Of <c>n</c> training rows, <c>Rᵢ = |yᵢ − μ₋ᵢ(xᵢ)|</c>, with the mean μ₋ᵢ of the networks that have not seen row i. The interval for a new x reaches
/// from the <c>⌊α·(n + 1)⌋</c>th smallest <c>μ₋ᵢ(x) − Rᵢ</c> to the <c>⌈(1 − α)·(n + 1)⌉</c>th smallest <c>μ₋ᵢ(x) + Rᵢ</c>. Whatever the data and the networks, it
/// contains at least 1 − 2·α of new values in the mean, and usually 1 − α.
/// </remarks>
public sealed class Ensemble
{
    private const int Epochs = 40;

    private readonly DiabetesNetwork[] _members;
    private readonly Standardizer _standardizer;
    private readonly Standardizer _targets;

    // For each training row that some members have not seen: which, and by how much their mean is off.
    private readonly int[][] _unseenBy;
    private readonly double[] _residuals;

    /// <summary>Trains as many networks as <paramref name="size"/> says.</summary>
    /// <param name="train">The training rows, as they were measured.</param>
    /// <param name="size">The number of networks; so many that few rows are seen by all.</param>
    /// <param name="seed">What the rows, the first weights and the batches are drawn with.</param>
    public Ensemble(Dataset train, int size, int seed)
    {
        _standardizer = Standardizer.Fit(train);
        _targets = Standardizer.Fit(train.Targets, columnCount: 1);
        var targets = new float[train.Count];
        _targets.Apply(train.Targets, targets);
        Dataset standardized = Dataset.WithTargets(_standardizer.Apply(train).Inputs.ToArray(), train.InputSize, targets);

        var random = new Random(seed);
        int[][] drawn = [.. Enumerable.Range(0, size).Select(_ => (int[])[.. Enumerable.Range(0, train.Count).Select(_ => random.Next(train.Count))])];
        _members = [.. drawn.Select((rows, member) => Train(standardized.Select(rows), 1000 * seed + member))];
        (int Row, int[] UnseenBy)[] rowsUnseen = [.. Enumerable.Range(0, train.Count)
            .Select(row => (row, (int[])[.. Enumerable.Range(0, size).Where(member => !drawn[member].Contains(row))]))
            .Where(row => row.Item2.Length > 0)];
        _unseenBy = [.. rowsUnseen.Select(row => row.UnseenBy)];
        _residuals = [.. rowsUnseen.Select(row => Math.Abs(train.Target(row.Row)[0] - Mean(Members(train.Input(row.Row)), row.UnseenBy)))];
    }

    /// <summary>What all networks say in the mean.</summary>
    public double Predict(ReadOnlySpan<float> inputs) => Members(inputs).Average();

    /// <summary>The interval that contains a share 1 − α of new values.</summary>
    /// <param name="inputs">A row, as it was measured.</param>
    /// <param name="alpha">The share α of values outside, between 0 and ½.</param>
    public Interval Predict(ReadOnlySpan<float> inputs, double alpha)
    {
        double[] members = Members(inputs);
        double[] means = [.. _unseenBy.Select(unseen => Mean(members, unseen))];
        double[] low = [.. means.Select((mean, row) => mean - _residuals[row]).Order()];
        double[] high = [.. means.Select((mean, row) => mean + _residuals[row]).Order()];
        var below = (int)Math.Floor(alpha * (means.Length + 1));
        var above = (int)Math.Ceiling((1 - alpha) * (means.Length + 1));
        return new Interval(below < 1 ? double.NegativeInfinity : low[below - 1], above > high.Length ? double.PositiveInfinity : high[above - 1]);
    }

    private static DiabetesNetwork Train(Dataset rows, int seed)
    {
        var model = new DiabetesNetwork(seed);
        var trainer = new Trainer<DiabetesNetwork>(model, new AdamW { LearningRate = 3e-3f, WeightDecay = 0.1f });
        trainer.Fit(rows, new FitOptions { Epochs = Epochs, BatchSize = 32, Seed = seed, Schedule = LearningRateSchedule.Cosine(Epochs) });
        return model;
    }

    /// <summary>What each network says.</summary>
    private double[] Members(ReadOnlySpan<float> inputs)
    {
        var row = new float[inputs.Length];
        _standardizer.Apply(inputs, row);
        var outputs = new float[_members.Length];
        for (int member = 0; member < outputs.Length; member++)
            _members[member].Forward(row, outputs.AsSpan(member, 1));
        var values = new float[outputs.Length];
        _targets.Invert(outputs, values);
        return [.. values.Select(value => (double)value)];
    }

    private static double Mean(double[] values, int[] which) => which.Average(member => values[member]);
}
