using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>Gives windows their places on what comes in, and finds those that do not fit.</summary>
internal static class WindowBuilder
{
    private const int MaximumKernel = 1 << 16;

    private const int MaximumStep = 1 << 14;

    /// <summary>The windows of a layer; null if its arguments are out of range, or no window lies within what comes in.</summary>
    /// <param name="kind">The layer's attribute.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="declaration">What was written.</param>
    /// <param name="rule">The axes along which windows lie.</param>
    /// <param name="defaultStride">The stride where none is written.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="location">The layer's attribute, for what no argument is to blame for.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static WindowShape? Build(
        string kind, string name, WindowDeclaration declaration, WindowRule rule, int defaultStride, LayerInput input, LocationInfo location, List<DiagnosticInfo> diagnostics)
    {
        bool isValid = CheckPadding(kind, declaration.Padding, rule, diagnostics);
        foreach (Written<int> size in declaration.Kernel)
            isValid &= Sizes.Check("The size of a window", size, MaximumKernel, diagnostics);
        if (declaration.Stride is { } stride)
            isValid &= Sizes.Check("Stride", stride, MaximumStep, diagnostics);
        if (declaration.Dilation is { } dilation)
            isValid &= Sizes.Check("Dilation", dilation, MaximumStep, diagnostics);
        if (!rule.Check(name, input, location, diagnostics) || !isValid)
            return null;

        var padding = (WindowPadding)Enum.Parse(typeof(WindowPadding), declaration.Padding.Value);
        int[] kernel = [.. Enumerable.Range(0, rule.AxisCount).Select(axis => declaration.Kernel[Math.Min(axis, declaration.Kernel.Count - 1)].Value)];
        WindowAxis?[] axes =
        [
            .. kernel.Select((size, axis) => WindowAxis.Of(input.Shape.Axes[axis], size, declaration.Stride?.Value ?? defaultStride, declaration.Dilation?.Value ?? 1, padding)),
        ];
        if (axes.Contains(null))
        {
            ReportTooLarge(name, declaration, kernel, input.Shape, diagnostics);
            return null;
        }

        var windows = new WindowShape(axes.OfType<WindowAxis>().ToEquatableArray(), padding);
        var padded = new TensorShape(windows.Axes.Select(axis => axis.Padded).Append(input.Shape.Last).ToEquatableArray());
        return Sizes.CheckPadded(name, padded, declaration.Kernel[0].Location, diagnostics) ? windows : null;
    }

    private static bool CheckPadding(string kind, Written<string> padding, WindowRule rule, List<DiagnosticInfo> diagnostics)
    {
        if (rule.TakesCausal || padding.Value != nameof(WindowPadding.Causal))
            return true;

        diagnostics.Add(DiagnosticInfo.Create(
            NetworkDiagnostics.UnknownValue, padding.Location, padding.Value, $"Padding of {kind}, only of Conv1D", $"{nameof(WindowPadding.Valid)}, {nameof(WindowPadding.Same)}"));
        return false;
    }

    private static void ReportTooLarge(string name, WindowDeclaration declaration, int[] kernel, TensorShape input, List<DiagnosticInfo> diagnostics)
    {
        int dilation = declaration.Dilation?.Value ?? 1;
        string reach = string.Join("×", kernel.Select(size => WindowAxis.ReachOf(size, dilation)));
        Written<int> tooLarge = declaration.Kernel.Where((size, axis) => WindowAxis.ReachOf(size.Value, dilation) > input.Axes[axis]).DefaultIfEmpty(declaration.Kernel[0]).First();
        diagnostics.Add(DiagnosticInfo.Create(
            NetworkDiagnostics.KernelTooLarge,
            tooLarge.Location,
            name,
            dilation > 1 ? $"{reach} values with the dilation {dilation}" : $"{reach} values",
            input.Notation));
    }
}
