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
            case ConvolutionInLanesKernel forward:
                ConvolutionInLanesEmitter.Emit(writer, forward, Comment(forward.Plan, forward.Operation, forward.Epilogue, forward.Pool));
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
        string comment = Comment(kernel.Plan, kernel.Operation, kernel.Epilogue, kernel.Pool);
        if (kernel.Source == KernelSource.WrittenOut)
        {
            ConvolutionForwardEmitter.Emit(writer, kernel, comment);
            return;
        }

        MethodEmitter.Emit(
            writer,
            comment,
            $"public static void {kernel.Name}(ref float x, ref float parameters, ref float z, int rows)",
            () =>
            {
                WindowText.Declare(writer, kernel.Plan, kernel.Plan.InputStride);
                writer.Line($"Convolutions.Forward<TLanes>(ref x, {Weights("parameters", kernel.Plan)}, {Biases("parameters", kernel.Plan)}, ref z, shape, rows);");
            });
    }

    private static string Comment(ConvolutionPlan plan, ProductNotation operation, Epilogue? epilogue, WindowsPlan? pool) =>
        $"{Describe(plan)}:\n{operation.Result} = {operation.Matrix}∗{operation.Operand}{(operation.Start is { } start ? $" + {start}" : "")}{(epilogue is null ? "" : $", {epilogue.Result} = {epilogue.Text}")}{(pool is null ? "" : $", and the largest of each window: {pool.Notation}")}. Each sum is one accumulator over the window's lines, columns and channels, in order.";

    private static void WeightGradients(CodeWriter writer, ConvolutionWeightGradientsKernel kernel)
    {
        string comment = $"{kernel.Operation.Result} = Σ {kernel.Operation.Matrix}·(windows of {kernel.Operation.Operand}){(kernel.Biases is { } biases ? $" and {biases} = Σ {kernel.Operation.Matrix}" : "")} over the rows and the windows of each, in order.\nThe first block starts from zero, a further one goes on.";
        if (kernel.Source == KernelSource.WrittenOut)
        {
            ConvolutionWeightGradientsEmitter.Emit(writer, kernel, comment);
            return;
        }

        MethodEmitter.Emit(
            writer,
            comment,
            $"public static void {kernel.Name}(ref float x, ref float dz, ref float gradients, int rows, bool isFirst)",
            () =>
            {
                WindowText.Declare(writer, kernel.Plan, kernel.Plan.InputStride);
                writer.Line($"Convolutions.WeightGradients<TLanes>(ref x, ref dz, {Weights("gradients", kernel.Plan)}, {Biases("gradients", kernel.Plan)}, shape, rows, isFirst);");
            });
    }

    private static void InputGradients(CodeWriter writer, ConvolutionInputGradientsKernel kernel) => MethodEmitter.Emit(
        writer,
        $"{kernel.Operation.Result}: a window passes Σ {kernel.Operation.Matrix}·{kernel.Operation.Operand} over the filters on to each of its elements, and an element adds what the windows that it is in pass on,\nin the order of its places in them.",
        $"public static void {kernel.Name}(ref float dz, ref float parameters, {(kernel.ScratchLength > 0 ? "ref float panel, " : "")}ref float dx, int rows)",
        () =>
        {
            WindowText.Declare(writer, kernel.Plan, kernel.Stride);
            writer.Line($"Convolutions.InputGradients<TLanes>(ref dz, {Weights("parameters", kernel.Plan)}, {(kernel.ScratchLength > 0 ? "ref panel" : "ref Unsafe.NullRef<float>()")}, ref dx, shape, rows);");
        });

    /// <summary>The filters and the windows in words.</summary>
    private static string Describe(ConvolutionPlan plan) => plan.IsDepthwise
        ? $"{plan.Name}, a filter for each of {plan.Groups} channels on {plan.Windows.Notation}"
        : $"{plan.Name}, {plan.Filters * plan.Groups} filters{(plan.Groups > 1 ? $" in {plan.Groups} groups" : "")} on {plan.Windows.Notation} in {plan.Channels} {(plan.Channels == 1 ? "channel" : "channels")}";

    private static string Weights(string storage, ConvolutionPlan plan) => Names.At(storage, plan.WeightsOffset);

    private static string Biases(string storage, ConvolutionPlan plan) => plan.BiasesOffset is { } offset ? Names.At(storage, offset) : "ref Unsafe.NullRef<float>()";
}
