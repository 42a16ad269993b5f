using System.Diagnostics;
using System.Globalization;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Streaming;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>
/// Prints how much faster large batches are with two threads, by the clock on the wall: the machine should have nothing else
/// to do.
/// </summary>
internal static class ThreadsCommand
{
    private const int Runs = 15;
    private const double RunSeconds = 0.05;

    public static int Run(string[] arguments)
    {
        var table = new TextTable(new("network"), new("work"), new("rows", true), new("1 thread, µs", true), new("2 threads, µs", true), new("times", true));
        Add<NetworkC>(table, "C", 512, new Sgd());
        Add<NetworkD>(table, "D", 512, new Sgd());
        Add<NetworkG>(table, "G", 512, new Sgd());
        Add<NetworkS>(table, "S", 10_000, new Adam());
        table.Print(arguments);
        Console.WriteLine();
        PrintFits(arguments);
        Console.WriteLine();
        Console.WriteLine(TwoCores.Measure());
        return 0;
    }

    private static void Add<TNetwork>(TextTable table, string id, int rows, Optimizer optimizer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Console.Error.WriteLine($"measuring {id}");
        float[] inputs = Samples.Inputs(rows * TNetwork.Description.InputSize, 2);
        float[] targets = Samples.OneHot(rows, TNetwork.Description.OutputSize);
        var outputs = new float[targets.Length];
        optimizer.LearningRate = 1e-9f;
        Trainer<TNetwork> Train(int threads)
        {
            var trainer = new Trainer<TNetwork>(TNetwork.Create(1), optimizer);
            trainer.Model.Threads = threads;
            return trainer;
        }

        Trainer<TNetwork> alone = Train(1);
        Trainer<TNetwork> shared = Train(2);
        AddRow(table, id, "forward", rows, () => alone.Model.Forward(inputs, outputs), () => shared.Model.Forward(inputs, outputs));
        AddRow(table, id, "step", rows, () => alone.Step(inputs, targets), () => shared.Step(inputs, targets));
    }

    private static void PrintFits(string[] arguments)
    {
        var table = new TextTable(
            new("network"),
            new("an epoch"),
            new("optimizer"),
            new("batch", true),
            new("1 thread, ms an epoch", true),
            new("2 threads, ms an epoch", true),
            new("times", true),
            new("around the passes, 1 thread", true),
            new("2 threads", true),
            new("around the steps, 1 thread", true),
            new("2 threads", true));
        foreach (int batch in (int[])[32, 256, 1024])
        {
            AddFit<NetworkD>(table, "D", 8_000, batch, new Sgd());
            AddFit<NetworkD>(table, "D", 8_000, batch, new Adam());
        }

        AddFit<R2>(table, "R2", 256 * 64, 32, new Adam(), steps: 64);
        AddFit<R3>(table, "R3", 64 * 512, 32, new Adam(), steps: 512);

        table.Print(arguments);
    }

    private static void AddFit<TNetwork>(TextTable table, string id, int rows, int batch, Optimizer rule, int steps = 0)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        string optimizer = rule.GetType().Name;
        Console.Error.WriteLine($"measuring Fit of {id} with {optimizer} and batches of {batch}");
        FitTimes times = FitTimes.Measure<TNetwork>(rows, batch, rule, steps);
        table.Add(
            id,
            steps == 0 ? $"{Number(rows, "N0")} rows" : $"{Number(rows / steps, "N0")} sequences of {Number(steps, "N0")}",
            optimizer,
            Number(batch, "N0"),
            Number(times.Alone * 1e3, "N1"),
            Number(times.Shared * 1e3, "N1"),
            Number(times.Gain, "F2"),
            Number(times.AlonePasses, "P1"),
            Number(times.SharedPasses, "P1"),
            Number(times.AloneSteps, "P1"),
            Number(times.SharedSteps, "P1"));
    }

    private static void AddRow(TextTable table, string id, string work, int rows, Action alone, Action shared)
    {
        var one = new List<double>();
        var two = new List<double>();
        int count = Math.Max(1, (int)(RunSeconds / Time(alone, 3)));
        for (int run = 0; run < Runs; run++)
        {
            one.Add(Time(alone, count));
            two.Add(Time(shared, count));
        }

        double ratio = Median.Of(one.Zip(two, (a, b) => a / b));
        table.Add(id, work, Number(rows, "N0"), Number(Median.Of(one) * 1e6, "N1"), Number(Median.Of(two) * 1e6, "N1"), Number(ratio, "F2"));
    }

    private static double Time(Action call, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int index = 0; index < count; index++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
