using System.Globalization;
using CompiledNet.Benchmarks.Building;
using CompiledNet.Benchmarks.Measuring;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Prints what the networks cost while a project builds: generated source, generator time, compile time.</summary>
internal static class GeneratorCommand
{
    private const int ManyNetworks = 50;
    private const int WarmBuilds = 5;

    public static int Run(string[] arguments)
    {
        var networks = Declarations.OfWorkloads().ToList();
        // The very first run of this process, before anything of the compiler is compiled itself.
        double cold = GeneratorCost.Run(networks[0].Source);
        Console.WriteLine($"First run in this process, with the start of the compiler: {Milliseconds(cold)} ms ({networks[0].Name}). Warm, medians:");
        Console.WriteLine();
        var table = new TextTable(new("network"), new("kB", true), new("lines", true), new("generator ms", true), new("after an edit elsewhere, ms", true));
        foreach ((string name, string source) in networks)
        {
            GeneratorCost cost = GeneratorCost.Of(source);
            table.Add(name, Number(cost.Characters / 1e3, "F1"), Number(cost.Lines, "N0"), Milliseconds(cost.Seconds), Milliseconds(cost.EditSeconds));
        }

        table.Print(arguments);

        string[] many = [.. Declarations.Spread(ManyNetworks)];
        BuildCost first = BuildCost.Of(many);
        var warm = Enumerable.Range(0, WarmBuilds).Select(_ => BuildCost.Of(many)).ToList();
        Console.WriteLine();
        Console.WriteLine($"A project of {ManyNetworks} networks, compiled in this process (no MSBuild, no other analyzers):");
        Console.WriteLine();
        var builds = new TextTable(new("build"), new("lines", true), new("generator ms", true), new("emit ms", true), new("emit, processor ms", true), new("assembly kB", true));
        AddRow(builds, "first", [first]);
        AddRow(builds, "warm, medians", warm);
        builds.Print(arguments);
        return 0;
    }

    private static void AddRow(TextTable table, string build, List<BuildCost> costs)
    {
        string Middle(Func<BuildCost, double> seconds) => Milliseconds(Median.Of(costs.Select(seconds)));
        table.Add(
            build,
            Number(costs[0].Lines, "N0"),
            Middle(cost => cost.GeneratorSeconds),
            Middle(cost => cost.EmitSeconds),
            Middle(cost => cost.EmitProcessorSeconds),
            Number(costs[0].AssemblyBytes / 1e3, "N0"));
    }

    private static string Milliseconds(double seconds) => Number(seconds * 1e3, seconds < 0.01 ? "F2" : "N0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
