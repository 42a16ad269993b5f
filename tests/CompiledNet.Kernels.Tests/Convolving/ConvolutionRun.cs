using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Execution;
using CompiledNet.Kernels.Tests.Memory;
using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests.Convolving;

/// <summary>Calls the kernels with buffers that may not be left.</summary>
internal sealed class ConvolutionRun<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    private readonly GuardedBuffers _buffers = new();

    public float[] Forward(ConvolutionCase convolution, float[] x, float[] weights, float[]? biases)
    {
        _buffers.Begin();
        Span<float> z = _buffers.Unwritten(convolution.OutputLength, "z");
        Convolutions.Forward<TLanes>(
            ref First(_buffers.Of(x, "x")), ref First(_buffers.Of(weights, "weights")), ref FirstOrNull(biases, "biases"), ref First(z), convolution.Shape, convolution.Rows);
        _buffers.AssertNothingElseWritten(z, "z");
        return z.ToArray();
    }

    /// <summary>From zero, or from what is there.</summary>
    public (float[] Weights, float[]? Biases) WeightGradients(ConvolutionCase convolution, float[] x, float[] dz, float[]? startWeights, float[]? startBiases, bool useBiases)
    {
        _buffers.Begin();
        Span<float> weights = startWeights is null ? _buffers.Unwritten(convolution.WeightsLength, "weights") : _buffers.Of(startWeights, "weights");
        Span<float> biases = !useBiases ? [] : startBiases is null ? _buffers.Unwritten(convolution.BiasesLength, "biases") : _buffers.Of(startBiases, "biases");
        Convolutions.WeightGradients<TLanes>(
            ref First(_buffers.Of(x, "x")), ref First(_buffers.Of(dz, "dz")), ref First(weights), ref First(biases), convolution.Shape, convolution.Rows, isFirst: startWeights is null);
        _buffers.AssertNothingElseWritten(weights, "weights");
        if (useBiases)
            _buffers.AssertNothingElseWritten(biases, "biases");
        return (weights.ToArray(), useBiases ? biases.ToArray() : null);
    }

    public float[] InputGradients(ConvolutionCase convolution, float[] dz, float[] weights)
    {
        _buffers.Begin();
        Span<float> dx = _buffers.Unwritten(convolution.InputLength, "dx");
        Span<float> panel = convolution.IsDepthwise ? [] : _buffers.Unwritten(convolution.PanelLength(TLanes.Count), "panel");
        Convolutions.InputGradients<TLanes>(
            ref First(_buffers.Of(dz, "dz")), ref First(_buffers.Of(weights, "weights")), ref First(panel), ref First(dx), convolution.Shape, convolution.Rows);
        _buffers.AssertNothingElseWritten(dx, "dx");
        if (!convolution.IsDepthwise)
            _buffers.AssertNothingElseWritten(panel, "panel");
        return dx.ToArray();
    }

    public void Dispose() => _buffers.Dispose();

    private static ref float First(Span<float> buffer) => ref MemoryMarshal.GetReference(buffer);

    private ref float FirstOrNull(float[]? values, string name)
    {
        if (values is null)
            return ref Unsafe.NullRef<float>();
        return ref First(_buffers.Of(values, name));
    }
}
