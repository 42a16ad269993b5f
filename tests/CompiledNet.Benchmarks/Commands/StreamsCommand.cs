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
        AmpNetwork[] amps = AmpNetwork.Among(arguments);
        string[] wanted = [.. arguments.Where(argument => argument != TextTable.MarkdownOption)];
        foreach (Func<string[]> row in new[] { Row<R1>, Row<R2>, Row<R3>, Row<R4>, Row<R5>, Row<T1>, Row<T2> }.Where(row => wanted.Length == 0 || wanted.Contains(NameOf(row))))
            table.Add(row());
        foreach (AmpNetwork amp in amps)
            table.Add(amp.Call<string[]>(typeof(StreamsCommand), nameof(Row)));
        table.Print(arguments);
        return 0;
    }

    private static string NameOf(Func<string[]> row) => row.Method.GetGenericArguments()[0].Name;

    private static string[] Row<TNetwork>()
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        string name = TNetwork.Description.Name;
        Console.Error.WriteLine($"measuring {name}");
        double[] seconds = StreamCalls.Seconds<TNetwork>(), training = StreamCalls.TrainingSeconds<TNetwork>(), times = StreamCalls.Ordered<TNetwork>();
        return
        [
            name, Number(seconds[0] * 1e9), Number(seconds[1] * 1e6), Number(seconds[2] * 1e6), Number(seconds[3] * 1e6), Number(training[0] * 1e3), Number(training[1] * 1e3),
            Number(times[times.Length / 2]), Number(times[times.Length - times.Length / 1000]), Number(times[^1]),
        ];
    }

    private static string Number(double value) => value.ToString(value < 10 ? "F2" : value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
