using System.Globalization;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>What a measurement is to reach: a speed-up over ONNX Runtime, or a share of the FMA peak.</summary>
internal sealed record Target(string Network, Work Work, int Rows)
{
    public double? TimesOnnxRuntime { get; init; }

    public double? PercentOfPeak { get; init; }

    public bool IsMetBy(Measurement measurement, double peak) =>
        !(TimesOnnxRuntime > measurement.TimesOnnxRuntime) && !(PercentOfPeak > 100 * measurement.GigaflopsPerSecond / peak);

    public override string ToString() => TimesOnnxRuntime is { } times
        ? string.Create(CultureInfo.InvariantCulture, $"≥ {times:0.0}x ONNX")
        : string.Create(CultureInfo.InvariantCulture, $"≥ {PercentOfPeak:0} % peak");
}
