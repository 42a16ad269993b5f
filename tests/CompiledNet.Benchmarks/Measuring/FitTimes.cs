using System.Diagnostics;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>What an epoch of <see cref="Trainer{TNetwork}.Fit"/> takes with one thread and with two, and what of it is not the passes.</summary>
/// <param name="Alone">The seconds with one thread.</param>
/// <param name="Shared">The seconds with two.</param>
/// <param name="Gain">How many times as fast two are.</param>
/// <param name="AroundAlone">The share that is not <c>Backward</c>, with one thread: order, batches, checks and updates.</param>
/// <param name="AroundShared">The same with two.</param>
internal sealed record FitTimes(double Alone, double Shared, double Gain, double AroundAlone, double AroundShared)
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
        optimizer.LearningRate = 1e-9f;
        Trainer<TNetwork> Train(int threads)
        {
            var trainer = new Trainer<TNetwork>(TNetwork.Create(1), optimizer);
            trainer.Model.Threads = threads;
            return trainer;
        }

        double Fit(Trainer<TNetwork> trainer) => Time(() => trainer.Fit(data, new FitOptions { Epochs = Epochs, BatchSize = batch }));
        double Passes(Trainer<TNetwork> trainer) => Time(() =>
        {
            for (int epoch = 0; epoch < Epochs; epoch++)
                RunPasses(trainer, inputs, targets, batch, steps);
        });

        Trainer<TNetwork> alone = Train(1);
        Trainer<TNetwork> shared = Train(2);
        var times = new List<FitTimes>();
        for (int run = 0; run <= Runs; run++)
        {
            double one = Fit(alone);
            double two = Fit(shared);
            times.Add(new FitTimes(one, two, one / two, 1 - Passes(alone) / one, 1 - Passes(shared) / two));
        }

        // The first one compiles.
        times.RemoveAt(0);
        double Of(Func<FitTimes, double> part) => Median.Of(times.Select(part));
        return new FitTimes(Of(time => time.Alone), Of(time => time.Shared), Of(time => time.Gain), Of(time => time.AroundAlone), Of(time => time.AroundShared));
    }

    private static void RunPasses<TNetwork>(Trainer<TNetwork> trainer, float[] inputs, float[] targets, int batch, int steps)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        int inputSize = TNetwork.Description.InputSize;
        int outputSize = TNetwork.Description.OutputSize;
        int rows = targets.Length / outputSize;
        for (int start = 0, count; start < rows; start += count)
        {
            count = Math.Min(batch * Math.Max(steps, 1), rows - start);
            ReadOnlySpan<float> x = inputs.AsSpan(start * inputSize, count * inputSize), y = targets.AsSpan(start * outputSize, count * outputSize);
            if (steps == 0)
                trainer.Model.Backward(x, y, trainer.Gradients);
            else
                trainer.Model.Backward(x, y, trainer.Gradients, steps);
        }
    }

    private static double Time(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / Epochs;
    }
}
