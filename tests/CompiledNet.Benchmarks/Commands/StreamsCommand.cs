using System.Globalization;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Streaming;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Networks step by step: one step a call, blocks, many streams, training, and how long the longest of a million calls takes.</summary>
internal static class StreamsCommand
{
    public static int Run(string[] arguments)
    {
        var table = new TextTable(
            new("network"), new("1 step, ns", true), new("64 steps, µs", true), new("512 steps, µs", true), new("64 streams, µs", true),
            new("32 × 64 training, ms", true), new("8 × 512 training, ms", true), new("p50, ns", true), new("p99.9, ns", true), new("maximum, ns", true));
        string[] wanted = [.. arguments.Where(argument => argument != TextTable.MarkdownOption)];
        Add<R1>(table, wanted);
        Add<R2>(table, wanted);
        Add<R3>(table, wanted);
        Add<R4>(table, wanted);
        Add<R5>(table, wanted);
        Add<T1>(table, wanted);
        Add<T2>(table, wanted);
        table.Print(arguments);
        return 0;
    }

    private static void Add<TNetwork>(TextTable table, string[] wanted)
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        string name = TNetwork.Description.Name;
        if (wanted.Length > 0 && !wanted.Contains(name))
            return;
        Console.Error.WriteLine($"measuring {name}");
        double[] seconds = StreamCalls.Seconds<TNetwork>(), training = StreamCalls.TrainingSeconds<TNetwork>(), times = StreamCalls.Ordered<TNetwork>();
        table.Add(
            name, Number(seconds[0] * 1e9), Number(seconds[1] * 1e6), Number(seconds[2] * 1e6), Number(seconds[3] * 1e6), Number(training[0] * 1e3), Number(training[1] * 1e3),
            Number(times[times.Length / 2]), Number(times[times.Length - times.Length / 1000]), Number(times[^1]));
    }

    private static string Number(double value) => value.ToString(value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
