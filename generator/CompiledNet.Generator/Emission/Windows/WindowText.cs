using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Convolutions;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes the shapes of windows as the library's kernels take them, each number with its name.</summary>
internal static class WindowText
{
    /// <summary>Declares <c>windows</c>.</summary>
    public static void Declare(CodeWriter writer, WindowsPlan windows) =>
        writer.Line($"var windows = new WindowShape(Height: {windows.Height}, Width: {windows.Width}, OutputHeight: {windows.OutputHeight}, OutputWidth: {windows.OutputWidth}, KernelHeight: {windows.KernelHeight}, KernelWidth: {windows.KernelWidth}, StepY: {windows.StepY}, StepX: {windows.StepX}, DilationY: {windows.DilationY}, DilationX: {windows.DilationX}, Top: {windows.Top}, Left: {windows.Left});");

    /// <summary>Declares <c>windows</c>, and <c>shape</c> of products with them.</summary>
    public static void Declare(CodeWriter writer, ConvolutionPlan plan, int inputStride)
    {
        Declare(writer, plan.Windows);
        writer.Line($"var shape = new ConvolutionShape(windows, InputStride: {inputStride}, OutputStride: {plan.OutputStride}, Channels: {plan.Channels}, Filters: {plan.Filters}, Groups: {plan.Groups});");
    }
}
