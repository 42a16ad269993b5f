using CompiledNet.Benchmarks.Measuring;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>What the project set out to reach, as ratios and shares of one run; other machines give other times.</summary>
internal static class Targets
{
    public static readonly Target[] All =
    [
        Ratio("A", 1, 50), Ratio("B", 1, 50), Ratio("C", 1, 30), Ratio("D", 1, 2), Ratio("F", 1, 30), Ratio("G", 1, 2),
        Ratio("C", 64, 2), Ratio("D", 64, 1), Ratio("F", 64, 2), Ratio("G", 64, 1.2),
        Ratio("C", 1024, 1.5), Ratio("D", 1024, 1), Ratio("F", 1024, 1.3), Ratio("G", 1024, 1.2),
        Share("C", 32, 40), Share("D", 32, 65), Share("D", 128, 80), Share("G", 128, 80),
        // 100 GFLOP/s a core where the peak was 222.
        Share("S", 10_000, 45),
        // 11 and 550 µs where the peak was 103 GFLOP/s, and ONNX Runtime had 256 bits too, as it has not wherever there are 512.
        ForwardShare("L", 1, 50), ForwardShare("L", 64, 64), Share("L", 32, 50), Share("L", 128, 50),
        // 40 and 110 µs there.
        Share("N", 32, 35), Share("N", 128, 50),
        Ratio("R2", 1, 5.7), Ratio("R3", 1, 3.7), Ratio("R4", 1, 2.9),
    ];

    /// <summary>
    /// How many times as fast as a program of another library, one row or step a call: every row says how its peer stood to what was to be reached, on a
    /// machine with 256 bits. The amplifier is asked to be three times as fast as its own core.
    /// </summary>
    public static readonly Dictionary<string, double> TimesNative = new()
    {
        ["A"] = 1, ["B"] = 1, ["C"] = 1.25, ["D"] = 1.1, ["F"] = 1.25,
        ["R1"] = 51.0 / 45, ["R2"] = 99.0 / 80, ["R3"] = 122.0 / 100, ["R4"] = 488.0 / 350, ["R5"] = 1600.0 / 1250, ["T1"] = 171.0 / 130, ["T2"] = 325.0 / 220,
        ["W"] = 3,
    };

    private static Target Ratio(string network, int rows, double times) => new(network, Work.Forward, rows) { TimesOnnxRuntime = times };

    private static Target ForwardShare(string network, int rows, double percent) => new(network, Work.Forward, rows) { PercentOfPeak = percent };

    private static Target Share(string network, int rows, double percent) => new(network, Work.Step, rows) { PercentOfPeak = percent };
}
