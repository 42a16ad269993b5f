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
        pass.Call(
            new PoolingKernel($"{pass.NameOf(pooling.Result)}Forward", pooling.Notation, WindowsPlan.Of(pooling.Along), stride, pooling.Kind, pooling.Result.Layer),
            pooling.Result,
            [pass.RowsOf(pooling.Operand, stride), pooling.Result, Given.Count]);
        pass.EndLayer(pooling.Result);
        return 1;
    }

    public static int Gradients(PassBuilder pass, PoolingGradient gradient)
    {
        int stride = pass.LayoutOf(gradient.Upstream).Stride;
        var kernel = new PoolingGradientsKernel($"{pass.NameOf(gradient.Result)}InputGradients", gradient.Notation, WindowsPlan.Of(gradient.Along), stride, gradient.Kind, gradient.Result.Layer);
        Value d = pass.RowsOf(gradient.Upstream);
        pass.Call(kernel, gradient.Result, gradient.Kind == PoolingKind.Largest
            ? [pass.RowsOf(gradient.Operand, stride), d, gradient.Result, Given.Count]
            : [d, gradient.Result, Given.Count]);
        return 1;
    }
}
