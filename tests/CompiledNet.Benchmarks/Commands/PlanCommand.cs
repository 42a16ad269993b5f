using System.Globalization;
using System.Runtime.Intrinsics;
using CompiledNet.Benchmarks.Building;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Predicting;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Numerics;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Prints, beside the plans, what the cost model predicts for the products and what the whole call takes.</summary>
internal static class PlanCommand
{
    public static int Run(string[] arguments)
    {
        (int lanes, int registers) = Vector512.IsHardwareAccelerated ? (Lanes512.Count, Lanes512.Registers)
            : Vector256.IsHardwareAccelerated ? (Lanes256.Count, Lanes256.Registers)
            : (Lanes128.Count, Lanes128.Registers);
        double peak = FmaPeak.Measure(lanes * 32);

        // The cycles of a machine that begins as many multiply-adds in each as the model assumes.
        double cyclesPerSecond = peak * 1e9 / (2 * lanes * Machine.MultiplyAddsPerCycle);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lanes} lanes, {registers} registers, {peak:F1} GFLOP/s. Tiles: forward, weight gradients, input gradients of each layer, panels of the last; rows x vectors/accumulators."));
        Console.WriteLine();
        var plans = Declarations.OfWorkloads().ToDictionary(network => network.Name, network => Plans.Of(network.Source));
        var table = new TextTable(
            new("network"), new("work"), new("rows", true), new("predicted ns, products", true), new("measured ns, all", true), new("measured/predicted", true), new("tiles"));
        foreach (Workload workload in Workloads.All)
        {
            Console.Error.WriteLine($"measuring {workload.Id}");
            ExecutionPlan plan = plans[$"Network{workload.Id}"];
            foreach (Measurement m in workload.Measure(workload))
            {
                double cycles = m.Work == Work.Forward
                    ? PassCost.Forward(plan, m.Rows, lanes, registers)
                    : PassCost.Training(plan, m.Rows, lanes, registers);
                double predicted = cycles / cyclesPerSecond;
                table.Add(
                    m.Network,
                    m.Work == Work.Forward ? "forward" : "step",
                    Number(m.Rows, "N0"),
                    Number(predicted * 1e9, "N0"),
                    Number(m.Seconds * 1e9, "N0"),
                    Number(m.Seconds / predicted, "F2"),
                    Plans.Tiles(plan, registers));
            }
        }

        table.Print(arguments);
        return 0;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
