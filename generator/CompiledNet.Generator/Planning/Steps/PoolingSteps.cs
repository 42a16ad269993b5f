using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans pooling, and its gradients.</summary>
internal static class PoolingSteps
{
    public static int Forward(PassBuilder pass, Pooling pooling)
    {
        int stride = pass.LayoutOf(pooling.Result).Stride;
        var windows = WindowsPlan.Of(pooling.Along);
        string meaning = $"{pooling.Result.Notation} = the {(pooling.Kind == PoolingKind.Largest ? "largest" : "mean")} of each window of {pooling.Operand.Notation}: {windows.Notation}.";
        pass.Call(
            new PoolingKernel($"{pass.NameOf(pooling.Result)}Forward", meaning, windows, stride, pooling.Kind, pooling.Result.Layer),
            pooling.Result,
            [pass.RowsOf(pooling.Operand, stride), pooling.Result, Given.Count]);
        pass.EndLayer(pooling.Result);
        return 1;
    }

    public static int Gradients(PassBuilder pass, PoolingGradient gradient)
    {
        int stride = pass.LayoutOf(gradient.Upstream).Stride;
        var windows = WindowsPlan.Of(gradient.Along);
        string share = gradient.Kind == PoolingKind.Largest ? $"of which it is the first largest in {gradient.Operand.Notation}" : "that it is in, divided by their sizes";
        string meaning = $"{gradient.Result.Notation}: each value gets the sum of {gradient.Upstream.Notation} over the windows {share}: {windows.Notation}.";
        var kernel = new PoolingGradientsKernel($"{pass.NameOf(gradient.Result)}InputGradients", meaning, windows, stride, gradient.Kind, gradient.Result.Layer);
        Value d = pass.RowsOf(gradient.Upstream);
        pass.Call(kernel, gradient.Result, gradient.Kind == PoolingKind.Largest
            ? [pass.RowsOf(gradient.Operand, stride), d, gradient.Result, Given.Count]
            : [d, gradient.Result, Given.Count]);
        return 1;
    }
}
