using System.Globalization;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Starting;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Starts a small program many times and prints when its first results were there: under the JIT and as NativeAOT.</summary>
internal static class StartupCommand
{
    private const int Starts = 15;
    private static readonly string[] Networks = ["A", "C", "D", "G"];

    public static int Run(string[] arguments)
    {
        var table = new TextTable(
            new("compiler"), new("network"), new("start to Main, ms", true), new("then to output, ms", true), new("then to step, ms", true),
            new("JIT up to output, ms", true), new("methods", true), new("JIT up to step, ms", true), new("methods", true),
            new("third output, µs", true), new("third step, µs", true));
        foreach (bool native in new[] { false, true })
        {
            try
            {
                using var program = StartupProgram.Publish(native);
                foreach (string network in Networks)
                    AddRow(table, native ? "NativeAOT" : "JIT, default tiering", network, program);
            }
            catch (InvalidOperationException failure)
            {
                Console.Error.WriteLine($"{(native ? "NativeAOT" : "JIT")}: publishing failed.\n{failure.Message}");
            }
        }

        Console.WriteLine($"Medians of {Starts} starts. Output: construction and a forward pass of one row. Step: training with 32 rows. All methods that the JIT compiles count, those of .NET too.");
        Console.WriteLine();
        table.Print(arguments);
        return 0;
    }

    private static void AddRow(TextTable table, string compiler, string network, StartupProgram program)
    {
        program.Start(network);
        var starts = Enumerable.Range(0, Starts).Select(_ => program.Start(network)).ToList();
        string Middle(Func<Start, double> value, double unit, string format) =>
            (Median.Of(starts.Select(value)) * unit).ToString(format, CultureInfo.InvariantCulture);
        table.Add(
            compiler,
            network,
            Middle(start => start.ToMain, 1e3, "F1"),
            Middle(start => start.ToForward, 1e3, "F2"),
            Middle(start => start.ToStep, 1e3, "F2"),
            Middle(start => start.ForwardJit.Seconds, 1e3, "F1"),
            Middle(start => start.ForwardJit.Methods, 1, "F0"),
            Middle(start => start.StepJit.Seconds, 1e3, "F1"),
            Middle(start => start.StepJit.Methods, 1, "F0"),
            Middle(start => start.Third.Forward, 1e6, "F2"),
            Middle(start => start.Third.Step, 1e6, "F1"));
    }
}
