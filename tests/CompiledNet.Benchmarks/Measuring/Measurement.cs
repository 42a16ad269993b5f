namespace CompiledNet.Benchmarks.Measuring;

/// <summary>What a call cost on this network, and the same call on its peers.</summary>
internal sealed record Measurement
{
    public required string Network { get; init; }

    public required string Shape { get; init; }

    public required Work Work { get; init; }

    public required int Rows { get; init; }

    /// <summary>Floating-point operations that the products need, two for a multiply-add; activations and updates are not counted.</summary>
    public required double Flop { get; init; }

    /// <summary>Seconds a call.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds a call of ONNX Runtime, which does not train.</summary>
    public double? OnnxRuntimeSeconds { get; init; }

    /// <summary>Seconds of calls of <c>TensorPrimitives</c>, by which dense layers are computed alone.</summary>
    public double? TensorPrimitivesSeconds { get; init; }

    public required long AllocatedBytes { get; init; }

    public double GigaflopsPerSecond => Flop / Seconds / 1e9;

    public double? TimesOnnxRuntime => OnnxRuntimeSeconds / Seconds;

    public double? TimesTensorPrimitives => TensorPrimitivesSeconds / Seconds;
}
