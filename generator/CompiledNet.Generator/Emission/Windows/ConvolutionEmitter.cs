using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes products of windows with filters: written out, or as calls of the library's kernels for any shape.</summary>
internal static class ConvolutionEmitter
{
    public static void Emit(CodeWriter writer, Kernel kernel)
    {
        switch (kernel)
        {
            case ConvolutionKernel forward:
                Forward(writer, forward);
                break;
            case ConvolutionWeightGradientsKernel gradients:
                WeightGradients(writer, gradients);
                break;
            case ConvolutionInputGradientsKernel gradients:
                InputGradients(writer, gradients);
                break;
            default:
                throw new InvalidOperationException($"{kernel.Name} is not a product of windows.");
        }
    }

    private static void Forward(CodeWriter writer, ConvolutionKernel kernel)
    {
        string comment = $"{Describe(kernel.Plan)}\n{kernel.Operation.Result} = {kernel.Operation.Matrix}∗{kernel.Operation.Operand}{(kernel.Operation.Start is { } start ? $" + {start}" : "")}{(kernel.Epilogue is { } epilogue ? $", {epilogue.Result} = {epilogue.Text}" : "")}: each z is one accumulator over the window's lines, columns and channels, in order.";
        if (kernel.Source == KernelSource.WrittenOut)
        {
            ConvolutionForwardEmitter.Emit(writer, kernel, comment);
            return;
        }

        MethodEmitter.Emit(
            writer,
            comment,
            $"public static void {kernel.Name}(ref float x, ref float parameters, ref float z, int rows)",
            () => writer.Line($"Convolutions.Forward<TLanes>(ref x, {Weights("parameters", kernel.Plan)}, {Biases("parameters", kernel.Plan)}, ref z, {WindowText.Of(kernel.Plan, kernel.Plan.InputStride)}, rows);"));
    }

    private static void WeightGradients(CodeWriter writer, ConvolutionWeightGradientsKernel kernel)
    {
        string comment = $"{kernel.Operation.Result} = Σ {kernel.Operation.Matrix}·windows of {kernel.Operation.Operand}{(kernel.Biases is { } biases ? $" and {biases} = Σ {kernel.Operation.Matrix}" : "")} over the rows and positions, in order; the first block starts from zero, a further one goes on.";
        if (kernel.Source == KernelSource.WrittenOut)
        {
            ConvolutionWeightGradientsEmitter.Emit(writer, kernel, comment);
            return;
        }

        MethodEmitter.Emit(
            writer,
            comment,
            $"public static void {kernel.Name}(ref float x, ref float dz, ref float gradients, int rows, bool isFirst)",
            () => writer.Line($"Convolutions.WeightGradients<TLanes>(ref x, ref dz, {Weights("gradients", kernel.Plan)}, {Biases("gradients", kernel.Plan)}, {WindowText.Of(kernel.Plan, kernel.Plan.InputStride)}, rows, isFirst);"));
    }

    private static void InputGradients(CodeWriter writer, ConvolutionInputGradientsKernel kernel) => MethodEmitter.Emit(
        writer,
        $"{kernel.Operation.Result}: each element of a window gets Σ {kernel.Operation.Matrix}·{kernel.Operation.Operand} over the filters, and what windows give to one place is added, element by element in order.",
        $"public static void {kernel.Name}(ref float dz, ref float parameters, ref float panel, ref float dx, int rows)",
        () => writer.Line($"Convolutions.InputGradients<TLanes>(ref dz, {Weights("parameters", kernel.Plan)}, ref panel, ref dx, {WindowText.Of(kernel.Plan, kernel.Stride)}, rows);"));

    private static string Describe(ConvolutionPlan plan) =>
        $"{plan.Name}, {plan.Windows.OutputHeight}×{plan.Windows.OutputWidth} windows of {plan.Windows.KernelHeight}×{plan.Windows.KernelWidth}×{plan.Channels}{(plan.Groups > 1 ? $" in {plan.Groups} groups" : "")} → {plan.Filters * plan.Groups}:";

    private static string Weights(string storage, ConvolutionPlan plan) => Names.At(storage, plan.WeightsOffset);

    private static string Biases(string storage, ConvolutionPlan plan) => plan.BiasesOffset is { } offset ? Names.At(storage, offset) : "ref Unsafe.NullRef<float>()";
}
