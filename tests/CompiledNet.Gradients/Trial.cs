using System.Globalization;

namespace CompiledNet.Gradients;

/// <summary>One network, trained somehow and checked, with and without a mistake in its gradients.</summary>
public abstract class Trial
{
    private const int MaxElementsPerTensor = 12;

    /// <summary>Trains and checks.</summary>
    /// <param name="number">What everything is drawn with.</param>
    public abstract TrialResult Run(int number);

    /// <summary>How much each check looks at.</summary>
    protected static GradientCheckOptions Options(int number) => new() { MaxElementsPerTensor = MaxElementsPerTensor, Seed = number };
}

/// <inheritdoc/>
public sealed class Trial<TNetwork> : Trial
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    // How long a network is trained at most, in multiply-adds.
    private const double TrainingBudget = 3e7;

    public override TrialResult Run(int number)
    {
        var random = new Random(number);
        TNetwork model = TNetwork.Create(number);
        int rows = random.Next(6) switch { 0 => 1, 1 => 2, 2 => 64, _ => random.Next(3, 33) };
        if (TNetwork.Description.MultiplyAdds > 20_000)
            rows = Math.Min(rows, 4);
        // The statistics of a batch are those of two rows at least.
        if (TNetwork.Description.Statistics.Any())
            rows = Math.Max(rows, 2);
        Data data = Data.Draw(TNetwork.Description, rows, random);
        string training = Train(model, data, random);
        Data fresh = Data.Draw(TNetwork.Description, rows, random);
        Data seen = random.Next(4) == 0 && !Overflows(model, fresh) ? fresh : data;

        GradientReport report = GradientCheck.Run(model, seen.Inputs, seen.Targets, Options(number));
        return new TrialResult(
            string.Create(CultureInfo.InvariantCulture, $"{number}: {TNetwork.Description.Name}, {rows} rows, {training}"),
            report,
            () => FindsMistake(model, seen, report, random, number));
    }

    /// <summary>From no training at all to far beyond what fits the data.</summary>
    private static string Train(TNetwork model, Data data, Random random)
    {
        int rows = data.Inputs.Length / TNetwork.Description.InputSize;
        int most = (int)Math.Clamp(TrainingBudget / (3.0 * rows * TNetwork.Description.MultiplyAdds), 10, 3000);
        int steps = Math.Min(most, random.Next(6) switch { 0 => 0, 1 => 10, 2 => 100, 3 => 200, 4 => 1000, _ => 3000 });
        float rate = random.Next(4) switch { 0 => 0.001f, 1 => 0.1f, _ => 0.02f };
        bool adam = random.Next(3) > 0;
        var trainer = new Trainer<TNetwork>(model, adam ? new Adam { LearningRate = rate } : new Sgd { LearningRate = rate, Momentum = 0.9f });
        var untrained = new ParameterBuffer<TNetwork>();
        untrained.CopyFrom(model.Parameters);
        int step = 0;
        try
        {
            for (; step < steps; step++)
                trainer.Step(data.Inputs, data.Targets);
        }
        catch (NonFiniteException)
        {
            // The trainer keeps the last good parameters, which are as extreme as any.
        }
        if (Overflows(model, data))
        {
            model.Parameters.CopyFrom(untrained);
            step = 0;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{step} steps of {(adam ? "Adam" : "SGD")} at {rate}");
    }

    /// <summary>Whether training went so far astray that there are no derivatives to check.</summary>
    private static bool Overflows(TNetwork model, Data data)
    {
        var gradients = new ParameterBuffer<TNetwork>();
        return !float.IsFinite(model.Backward(data.Inputs, data.Targets, gradients)) || !gradients.ToArray().All(float.IsFinite)
            || !float.IsFinite(model.ComputeLoss(data.Inputs, data.Targets));
    }

    /// <summary>
    /// Whether an error of 1e-4 of the tensor's largest derivative is found in some place; null if rounding may hide it.
    /// </summary>
    private static bool? FindsMistake(TNetwork model, Data data, GradientReport report, Random random, int number)
    {
        int tensor = random.Next(report.Tensors.Length);
        ParameterTensor description = report.Tensors[tensor].Tensor;
        if (report.Tensors[tensor].UndecidedCount > 0)
            return null;

        // Of a large tensor some elements are checked only, so all are made wrong.
        bool isWhole = report.Tensors[tensor].CheckedCount == description.Length;
        int place = isWhole ? random.Next(description.Length) : -1;
        int sign = random.Next(2) == 0 ? 1 : -1;
        float error = 0;
        var spoiled = new Spoiled<TNetwork>(model, gradients =>
        {
            Span<float> own = gradients.AsSpan(report.Tensors.Take(tensor).Sum(before => before.Tensor.Length), description.Length);
            error = sign * 1.001f * (float)GradientCheck.Resolution * own.ToArray().Max(Math.Abs);
            foreach (ref float value in isWhole ? own.Slice(place, 1) : own)
                value += error;
        });
        GradientReport found = GradientCheck.Run(spoiled, data.Inputs, data.Targets, Options(number));
        // Nothing is wrong with a tensor whose derivatives are all zero, or so small that adding to them underflows.
        if (Math.Abs(error) < 1e-38f)
            return null;
        return found.Tensors[tensor].DifferentCount == (isWhole ? 1 : found.Tensors[tensor].CheckedCount)
            && found.Tensors.Where((_, other) => other != tensor).All(other => other.Passed);
    }
}

/// <summary>What came of a trial.</summary>
/// <param name="Title">What was tried.</param>
/// <param name="Report">The report of the network as it is.</param>
/// <param name="FindsMistake">Checks again, with a mistake: whether it was found; null if rounding may hide it.</param>
public sealed record TrialResult(string Title, GradientReport Report, Func<bool?> FindsMistake)
{
    /// <summary>The largest part of its tolerance that a derivative uses.</summary>
    public double ClosestCall => Report.Tensors.Max(tensor => tensor.Tolerance == 0 ? 0 : Math.Abs(tensor.Backward - tensor.Numeric) / tensor.Tolerance);

    /// <summary>The part of its tolerance that the cost uses.</summary>
    public double CostCall => Math.Abs(Report.Cost.ComputeLoss - Report.Cost.Reference) / Report.Cost.Tolerance;
}
