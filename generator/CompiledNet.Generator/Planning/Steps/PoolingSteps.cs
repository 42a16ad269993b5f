using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans pooling, and its gradients.</summary>
internal static class PoolingSteps
{
    /// <summary>The values of a window that is written out.</summary>
    private const int MostElements = 4;

    public static int Forward(PassBuilder pass, Pooling pooling)
    {
        int stride = pass.LayoutOf(pooling.Result).Stride;
        var windows = WindowsPlan.Of(pooling.Along);
        string meaning = $"{pooling.Result.Notation} = the {(pooling.Kind == PoolingKind.Largest ? "largest" : "mean")} of each window of {pooling.Operand.Notation}: {windows.Notation}.";
        pass.Call(
            new PoolingKernel($"{pass.NameOf(pooling.Result)}Forward", meaning, windows, stride, pooling.Kind, SourceOf(pass, windows, pooling.Kind), pooling.Result.Layer),
            pooling.Result,
            [pass.RowsOf(pooling.Operand, stride), pooling.Result, Given.Count]);
        pass.EndLayer(pooling.Result);
        return 1;
    }

    public static int Gradients(PassBuilder pass, int index, PoolingGradient gradient)
    {
        int stride = pass.LayoutOf(gradient.Upstream).Stride;
        var windows = WindowsPlan.Of(gradient.Along);
        string share = gradient.Kind == PoolingKind.Largest ? $"of which it is the first largest in {gradient.Operand.Notation}" : "that it is in, divided by their sizes";
        string meaning = $"{gradient.Result.Notation}: each value gets the sum of {gradient.Upstream.Notation} over the windows {share}: {windows.Notation}.";
        KernelSource source = SourceOf(pass, windows, gradient.Kind);
        Map? next = source == KernelSource.WrittenOut ? Fused(pass, index, gradient) : null;
        Value result = next?.Result ?? gradient.Result;
        Epilogue? epilogue = next is null
            ? null
            : new Epilogue(next.Formula.Replace(part => part is not Read read ? null : read.Value == gradient.Operand ? Epilogue.Source : Epilogue.Sum), result.Notation, next.Text);
        var kernel = new PoolingGradientsKernel($"{pass.NameOf(gradient.Result)}InputGradients", meaning, windows, stride, gradient.Kind, source, gradient.Result.Layer, epilogue);
        Value d = pass.RowsOf(gradient.Upstream);
        Value? values = gradient.Kind == PoolingKind.Largest ? pass.RowsOf(gradient.Operand, stride) : null;
        // A window is read before it is written, and nobody else reads it.
        bool isInPlace = source == KernelSource.WrittenOut && pass.Seen(gradient.Operand).Role == ValueRole.Computed && !pass.IsMemoryNeededBehind(index + (next is null ? 1 : 2), gradient.Operand);
        pass.Call(
            kernel,
            [result],
            values is null ? [d, result, Given.Count] : [values, d, result, Given.Count],
            isInPlace ? new InPlace(values!, result) : null);
        return next is null ? 1 : 2;
    }

    private static KernelSource SourceOf(PassBuilder pass, WindowsPlan windows, PoolingKind kind) =>
        pass.Context.Kernels == KernelSource.WrittenOut && kind == PoolingKind.Largest && windows.IsPartition && windows.Elements is > 1 and <= MostElements
            ? KernelSource.WrittenOut
            : KernelSource.Precompiled;

    /// <summary>What follows while a derivative is in a register: that of the cheap activation which gave the values.</summary>
    private static Map? Fused(PassBuilder pass, int index, PoolingGradient gradient)
    {
        if (index + 1 >= pass.Operations.Count || pass.Operations[index + 1] is not Map map || StageFinder.Rowwise(pass.Operations, index + 1).Skip(1).Any())
            return null;
        bool isOfBoth = map.Operands.Contains(gradient.Result) && map.Operands.All(operand => operand == gradient.Result || operand == gradient.Operand);
        return isOfBoth && map.Result.Axes.Equals(gradient.Result.Axes) && ExpressionCost.IsCheap(map.Formula) && !pass.IsNeededBehind(index + 2, gradient.Result) ? map : null;
    }
}
