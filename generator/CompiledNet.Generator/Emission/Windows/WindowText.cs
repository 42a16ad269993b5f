using CompiledNet.Generator.Planning.Convolutions;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes the shapes of windows as the library's kernels take them.</summary>
internal static class WindowText
{
    public static string Of(WindowsPlan windows) =>
        $"new WindowShape({windows.Height}, {windows.Width}, {windows.OutputHeight}, {windows.OutputWidth}, {windows.KernelHeight}, {windows.KernelWidth}, {windows.StepY}, {windows.StepX}, {windows.DilationY}, {windows.DilationX}, {windows.Top}, {windows.Left})";

    public static string Of(ConvolutionPlan plan, int inputStride) =>
        $"new ConvolutionShape({Of(plan.Windows)}, {inputStride}, {plan.OutputStride}, {plan.Channels}, {plan.Filters}, {plan.Groups})";
}
