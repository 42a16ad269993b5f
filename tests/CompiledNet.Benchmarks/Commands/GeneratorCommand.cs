using System.Globalization;
using CompiledNet.Benchmarks.Building;
using CompiledNet.Benchmarks.Measuring;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Prints what the networks cost while a project builds: generated source and IL, the time of the generator and of the compiler.</summary>
internal static class GeneratorCommand
{
    private const int BuildsOfOne = 15;
    private static readonly int[] DefaultCounts = [1, 100, 300];

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
        Console.WriteLine();
        Console.WriteLine("Projects of many networks, compiled in this process (no MSBuild, no other analyzers); what each network adds:");
        Console.WriteLine();
        PrintProjects(arguments);
        return 0;
    }

    private static void PrintProjects(string[] arguments)
    {
        (string Name, Func<int, IEnumerable<string>> Declare)[] projects =
        [
            ("4-16-3", count => Declarations.Copies(4, 16, 3, count)),
            ("64-32-10", count => Declarations.Copies(64, 32, 10, count)),
            ("of various sizes", Declarations.Spread),
        ];
        var table = new TextTable(
            new("networks"), new("count", true), new("source kB", true), new("IL kB", true), new("generator ms", true), new("compiler ms", true), new("compiler, processor ms", true));
        int[] counts = [.. arguments.Where(argument => int.TryParse(argument, CultureInfo.InvariantCulture, out _)).Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))];
        BuildCost none = BuildCost.Median([], BuildsOfOne);
        foreach ((string name, var declare) in projects)
        {
            foreach (int count in counts.Length > 0 ? counts : DefaultCounts)
            {
                // A build of many averages over them.
                BuildCost each = BuildCost.Median([.. declare(count)], count == 1 ? BuildsOfOne : 1).OfEach(none);
                table.Add(
                    name,
                    Number(count, "N0"),
                    Number(each.SourceBytes / 1e3, "F1"),
                    Number(each.ILBytes / 1e3, "F1"),
                    Milliseconds(each.GeneratorSeconds),
                    Milliseconds(each.CompilerSeconds),
                    Milliseconds(each.ProcessorSeconds));
            }
        }

        table.Print(arguments);
    }

    private static string Milliseconds(double seconds) => Number(seconds * 1e3, seconds < 0.01 ? "F2" : "N0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
