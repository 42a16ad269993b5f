using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>Gives convolutions of streams their windows: one for each step, which ends there.</summary>
internal static class StreamWindows
{
    /// <summary>The window of a step, back from the one position that comes in; null if there cannot be one.</summary>
    /// <param name="declaration">What was written.</param>
    /// <param name="rule">The axes of signals.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static WindowShape? Build(ConvolutionDeclaration declaration, WindowRule rule, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        if (input.Shape.Axes.Count != 1)
        {
            diagnostics.Add(DiagnosticInfo.Create(
                NetworkDiagnostics.ShapeDoesNotFit, declaration.Location, name, "the channels of a step", input.Shape.Notation, "add a [Flatten] before it"));
            return null;
        }

        bool isValid = IsCausal(declaration.Windows, name, diagnostics);
        if (declaration.Windows.Stride is { Value: > 1 } stride)
        {
            Streams.Report(name, stride.Location, $"with the stride {stride.Value} it gives fewer steps than come in", "remove the stride", diagnostics);
            isValid = false;
        }

        WindowDeclaration ofStep = declaration.Windows with { Padding = declaration.Windows.Padding with { Value = nameof(WindowPadding.Causal) } };
        LayerInput step = input with { Shapes = new([TensorShape.Of(1, input.Shape.Last)]) };
        return WindowBuilder.Build(declaration.Kind, name, ofStep, rule, defaultStride: 1, step, declaration.Location, diagnostics) is { } windows && isValid ? windows : null;
    }

    /// <summary>Whether windows end at their step, as those of one place always do.</summary>
    private static bool IsCausal(WindowDeclaration windows, string name, List<DiagnosticInfo> diagnostics)
    {
        if (windows.Padding.Value == nameof(WindowPadding.Causal) || windows.Kernel[0].Value == 1)
            return true;
        string reason = windows.Padding.Value == nameof(WindowPadding.Same) ? "with Padding.Same a window reaches steps that are still to come" : "with Padding.Valid it gives fewer steps than come in";
        Streams.Report(name, windows.Padding.Location, reason, "write Padding = Padding.Causal", diagnostics);
        return false;
    }
}
