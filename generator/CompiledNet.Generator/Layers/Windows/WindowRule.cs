using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>The shapes on which a kind of layer has windows.</summary>
/// <param name="AxisCount">The axes along which windows lie; the channels follow.</param>
/// <param name="Axes">All of them in words.</param>
/// <param name="TakesCausal">Whether the axis is one of time, along which windows can look back only.</param>
internal sealed record WindowRule(int AxisCount, string Axes, bool TakesCausal)
{
    /// <summary>Steps in time, of a convolution.</summary>
    public static readonly WindowRule OfSignals = new(1, "(steps, channels)", TakesCausal: true);

    /// <summary>Steps in time, of a pool.</summary>
    public static readonly WindowRule OfSteps = OfSignals with { TakesCausal = false };

    public static readonly WindowRule OfImages = new(2, "(height, width, channels)", TakesCausal: false);

    /// <summary>Whether what comes in has these axes; reports it if not.</summary>
    public bool Check(string name, LayerInput input, LocationInfo location, List<DiagnosticInfo> diagnostics)
    {
        TensorShape shape = input.Shape;
        if (shape.Axes.Count == AxisCount + 1)
            return true;

        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ShapeDoesNotFit, location, name, Axes, shape.Notation, AxisCount == 1 ? input.AdviceForSteps(Advice(shape)) : Advice(shape)));
        return false;
    }

    private string Advice(TensorShape shape) => shape.Axes.Count == AxisCount
        ? $"for one channel, add [Reshape({string.Join(", ", shape.Axes)}, 1)] before it"
        : $"add a [Reshape] to {Axes} before it";
}
