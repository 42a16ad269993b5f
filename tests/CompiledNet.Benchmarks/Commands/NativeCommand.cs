using System.Globalization;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Streaming;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>One row or step a call beside programs of other libraries, which are started in turn with ours.</summary>
internal static class NativeCommand
{
    private const int Rounds = 3;
    private const int AmpBlock = 64;

    // So many calls are timed as one, since the other programs have no delegate around theirs.
    private const int Calls = 64;

    private static readonly Func<double>[] Contestants =
    [
        Row<NetworkA>, Row<NetworkB>, Row<NetworkC>, Row<NetworkD>, Row<NetworkF>,
        Step<R1>, Step<R2>, Step<R3>, Step<R4>, Step<R5>, Step<T1>, Step<T2>,
    ];

    public static int Run(string[] arguments)
    {
        AmpNetwork[] amps = AmpNetwork.Among(arguments);
        string[] programs = [.. arguments.Where(argument => !argument.Contains('=') && File.Exists(argument))];
        if (programs.Length == 0)
        {
            Console.Error.WriteLine("native needs programs that were built as tests/CompiledNet.Benchmarks/Peers/Native/README.md says.");
            return 1;
        }

        string[] wanted = [.. arguments.Except(programs).Where(argument => !argument.Contains('=') && argument != TextTable.MarkdownOption)];
        var table = new TextTable(new("network"), new("ns", true), new("peer"), new("ns", true), new("times", true), new("target", true), new("reached"));
        foreach (Func<double> contestant in Contestants.Where(contestant => wanted.Length == 0 ? amps.Length == 0 : wanted.Contains(NameOf(contestant))))
            Add(table, programs, NameOf(contestant), contestant);
        foreach (AmpNetwork amp in amps)
            Add(table, programs, $"{amp.Name}={amp.File}", amp.Call<Func<double>>(typeof(NativeCommand), nameof(Amp), amp.File));
        table.Print(arguments);
        return 0;
    }

    private static void Add(TextTable table, string[] programs, string network, Func<double> contestant)
    {
        string name = network.Split('=')[0];
        Console.Error.WriteLine($"measuring {name}");
        var ours = new List<double>();
        var theirs = new List<(string Variant, double Nanoseconds)>();
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(contestant() * 1e9);
            theirs.AddRange(programs.SelectMany(program => NativePeer.Measure(program, network)));
        }

        double mine = Median.Of(ours);
        foreach (IGrouping<string, (string Variant, double Nanoseconds)> variant in theirs.GroupBy(measured => measured.Variant))
        {
            double other = Median.Of(variant.Select(measured => measured.Nanoseconds)), times = other / mine;
            double? target = Targets.TimesNative.TryGetValue(name, out double least) ? least : null;
            table.Add(name, Number(mine), variant.Key, Number(other), Number(times, "F2"), target is null ? "" : $"≥ {Number(target.Value, "F2")}", target is null ? "" : times >= target ? "yes" : "no");
        }
    }

    private static string NameOf(Func<double> contestant) => contestant.Method.GetGenericArguments()[0].Name.Replace("Network", "", StringComparison.Ordinal);

    /// <summary>Seconds of one row.</summary>
    private static double Row<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        float[] x = Samples.Inputs(TNetwork.Description.InputSize, 1), y = new float[TNetwork.Description.OutputSize];
        return SecondsOf(() =>
        {
            for (int call = 0; call < Calls; call++)
                network.Forward(x, y);
        });
    }

    /// <summary>Seconds of one step of one stream.</summary>
    private static double Step<TNetwork>()
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        float[] x = Samples.Inputs(TNetwork.Description.InputSize, 1), y = new float[TNetwork.Description.OutputSize];
        StreamState<TNetwork> state = network.CreateState();
        return SecondsOf(() =>
        {
            for (int call = 0; call < Calls; call++)
                network.Forward(x, y, state);
        });
    }

    private static double SecondsOf(Action calls) => Stopclock.Compare(calls)[0] / Calls;

    /// <summary>Seconds a sample, of blocks of 64.</summary>
    private static Func<double> Amp<TNetwork>(string file)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        Audio.NamFile.Load(file, network.Parameters);
        float[] x = Samples.Inputs(AmpBlock, 1), y = new float[AmpBlock];
        StreamState<TNetwork> state = network.CreateState();
        return () => Stopclock.Compare(() => network.Forward(x, y, state))[0] / AmpBlock;
    }

    private static string Number(double value, string? format = null) => value.ToString(format ?? (value < 1000 ? "F1" : "F0"), CultureInfo.InvariantCulture);
}
