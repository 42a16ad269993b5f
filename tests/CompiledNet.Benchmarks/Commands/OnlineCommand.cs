using System.Diagnostics;
using System.Globalization;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>
/// Prints what it costs to publish the parameters after every step with one row, and to read published ones: beside the step and the forward pass alone, and
/// beside a lock that both sides take.
/// </summary>
internal static class OnlineCommand
{
    private const double TogetherSeconds = 1;

    public static int Run(string[] arguments)
    {
        var table = new TextTable(
            new("network"), new("parameters", true), new("step, ns", true), new("step and publication, ns", true),
            new("forward, ns", true), new("published forward, ns", true), new("forward in a lock, ns", true),
            new("together: published, rows/ms", true), new("in a lock, rows/ms", true));
        Add<NetworkA>(table, "A", 1);
        Add<NetworkC>(table, "C", 10);
        Add<NetworkD>(table, "D", 10);
        table.Print(arguments);
        return 0;
    }

    private static void Add<TNetwork>(TextTable table, string id, int classes)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Console.Error.WriteLine($"measuring {id}");
        float[] inputs = Samples.Inputs(TNetwork.Description.InputSize, 2);
        float[] targets = Samples.OneHot(1, classes);
        var outputs = new float[TNetwork.Description.OutputSize];
        var trainer = new Trainer<TNetwork>(TNetwork.Create(1), new Sgd { LearningRate = 1e-9f });
        var published = new PublishedNetwork<TNetwork>(trainer.Model);
        var gate = new Lock();
        void StepAndPublish()
        {
            trainer.Step(inputs, targets);
            published.Publish();
        }

        double[] times = Stopclock.Compare(
            () => trainer.Step(inputs, targets),
            StepAndPublish,
            () => trainer.Model.Forward(inputs, outputs),
            () => published.Forward(inputs, outputs),
            () =>
            {
                lock (gate)
                    trainer.Model.Forward(inputs, outputs);
            });
        double whilePublished = Together(StepAndPublish, () => published.Forward(inputs, outputs));
        double whileLocked = Together(
            () =>
            {
                lock (gate)
                    trainer.Step(inputs, targets);
            },
            () =>
            {
                lock (gate)
                    trainer.Model.Forward(inputs, outputs);
            });
        table.Add([
            id, Number(TNetwork.Description.ParameterCount, "N0"), .. times.Select(seconds => Number(seconds * 1e9, "N0")),
            Number(whilePublished / 1e3, "N0"), Number(whileLocked / 1e3, "N0")]);
    }

    /// <summary>The calls a second of a reader, while another thread learns as fast as it can.</summary>
    private static double Together(Action learn, Action read)
    {
        bool isOver = false;
        var learner = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
                learn();
        });
        learner.Start();
        long count = 0;
        long start = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(start).TotalSeconds < TogetherSeconds; count++)
            read();
        double rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Volatile.Write(ref isOver, true);
        learner.Join();
        return rate;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
