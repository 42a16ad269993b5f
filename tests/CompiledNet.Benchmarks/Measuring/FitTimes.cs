using System.Diagnostics;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>What an epoch of <see cref="Trainer{TNetwork}.Fit"/> takes with one thread and with two, and what of it is not the passes.</summary>
/// <param name="Alone">The seconds with one thread.</param>
/// <param name="Shared">The seconds with two.</param>
/// <param name="Gain">How many times as fast two are.</param>
/// <param name="AlonePasses">The share that is not <c>Backward</c>, with one thread: order, batches, checks and updates.</param>
/// <param name="SharedPasses">The same with two.</param>
/// <param name="AloneSteps">The share that is not <c>Step</c>, with one thread: order and batches.</param>
/// <param name="SharedSteps">The same with two.</param>
internal sealed record FitTimes(double Alone, double Shared, double Gain, double AlonePasses, double SharedPasses, double AloneSteps, double SharedSteps)
{
    private const int Runs = 9;
    private const int Epochs = 4;

    /// <param name="rows">The rows of an epoch.</param>
    /// <param name="batch">The rows of a batch, or its sequences.</param>
    /// <param name="optimizer">The rule.</param>
    /// <param name="steps">The steps of a sequence, of a network whose rows are steps in time; 0 of others.</param>
    public static FitTimes Measure<TNetwork>(int rows, int batch, Optimizer optimizer, int steps = 0)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float[] inputs = Samples.Inputs(rows * TNetwork.Description.InputSize, 3);
        float[] targets = Samples.OneHot(rows, TNetwork.Description.OutputSize);
        var data = Dataset.WithTargets(inputs, TNetwork.Description.InputSize, targets, TNetwork.Description.OutputSize);
        if (steps > 0)
            data = data.CutIntoSequences(steps);
        int rowsOfBatch = batch * Math.Max(steps, 1);
        optimizer.LearningRate = 1e-9f;
        Trainer<TNetwork> Train(int threads)
        {
            var trainer = new Trainer<TNetwork>(TNetwork.Create(1), optimizer) { StepsPerSequence = steps };
            trainer.Model.Threads = threads;
            return trainer;
        }

        double Fit(Trainer<TNetwork> trainer) => Time(() => trainer.Fit(data, new FitOptions { Epochs = Epochs, BatchSize = batch }));
        double Passes(Trainer<TNetwork> trainer) => Batches((start, count) => steps == 0
            ? trainer.Model.Backward(Rows(inputs, start, count), Rows(targets, start, count), trainer.Gradients)
            : trainer.Model.Backward(Rows(inputs, start, count), Rows(targets, start, count), trainer.Gradients, steps));
        double Steps(Trainer<TNetwork> trainer) => Batches((start, count) => trainer.Step(Rows(inputs, start, count), Rows(targets, start, count)));
        double Batches(Func<int, int, float> run) => Time(() =>
        {
            for (int epoch = 0; epoch < Epochs; epoch++)
            {
                for (int start = 0; start < rows; start += rowsOfBatch)
                    run(start, Math.Min(rowsOfBatch, rows - start));
            }
        });
        ReadOnlySpan<float> Rows(float[] values, int start, int count) => values.AsSpan(start * (values.Length / rows), count * (values.Length / rows));

        Trainer<TNetwork> alone = Train(1);
        Trainer<TNetwork> shared = Train(2);
        var times = new List<FitTimes>();
        for (int run = 0; run <= Runs; run++)
        {
            double one = Fit(alone);
            double two = Fit(shared);
            times.Add(new FitTimes(one, two, one / two, 1 - Passes(alone) / one, 1 - Passes(shared) / two, 1 - Steps(alone) / one, 1 - Steps(shared) / two));
        }

        // The first one compiles.
        times.RemoveAt(0);
        double Of(Func<FitTimes, double> part) => Median.Of(times.Select(part));
        return new FitTimes(
            Of(time => time.Alone),
            Of(time => time.Shared),
            Of(time => time.Gain),
            Of(time => time.AlonePasses),
            Of(time => time.SharedPasses),
            Of(time => time.AloneSteps),
            Of(time => time.SharedSteps));
    }

    private static double Time(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / Epochs;
    }
}
