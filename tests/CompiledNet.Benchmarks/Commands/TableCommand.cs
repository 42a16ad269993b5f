using System.Globalization;
using System.Runtime.Intrinsics;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>Measures all workloads, or those named, and prints them beside their peers, the FMA peak and their targets.</summary>
internal static class TableCommand
{
    public static int Run(string[] arguments)
    {
        string[] wanted = [.. arguments.Where(argument => argument != TextTable.MarkdownOption)];
        if (wanted.FirstOrDefault(id => Workloads.All.All(workload => workload.Id != id)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no workload '{unknown}'; there are {string.Join(' ', Workloads.All.Select(workload => workload.Id))}.");
            return 1;
        }

        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        double before = FmaPeak.Measure(bits);
        var measurements = new List<Measurement>();
        foreach (Workload workload in Workloads.All.Where(workload => wanted.Length == 0 || wanted.Contains(workload.Id)))
        {
            Console.Error.WriteLine($"measuring {workload.Id}");
            measurements.AddRange(workload.Measure(workload));
        }

        double after = FmaPeak.Measure(bits);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bits}-bit vectors, one thread. Peak of fused multiply-adds: {before:F1} GFLOP/s before, {after:F1} after."));
        Console.WriteLine();
        Tabulate(measurements, Math.Max(before, after)).Print(arguments);
        return 0;
    }

    private static TextTable Tabulate(List<Measurement> measurements, double peak)
    {
        var table = new TextTable(
            new("network"), new("layers"), new("work"), new("rows", true), new("ns", true), new("GFLOP/s", true), new("% of peak", true),
            new("x ONNX Runtime", true), new("x TensorPrimitives", true), new("bytes", true), new("target"), new("reached"));
        foreach (Measurement m in measurements)
        {
            Target? target = Targets.All.SingleOrDefault(target => (target.Network, target.Work, target.Rows) == (m.Network, m.Work, m.Rows));
            table.Add(
                m.Network,
                m.Shape,
                m.Work == Work.Forward ? "forward" : "step",
                Number(m.Rows, "N0"),
                Number(m.Seconds * 1e9, m.Seconds < 1e-7 ? "N1" : "N0"),
                Number(m.GigaflopsPerSecond, "F1"),
                Number(100 * m.GigaflopsPerSecond / peak, "F0"),
                m.TimesOnnxRuntime is { } times ? Number(times, "F1") : "",
                m.TimesTensorPrimitives is { } other ? Number(other, "F1") : "",
                Number(m.AllocatedBytes, "N0"),
                target?.ToString() ?? "",
                target is null ? "" : target.IsMetBy(m, peak) ? "yes" : "no");
        }

        return table;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
