using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the activation of a layer as a pass over its rows, and the gradients through it.</summary>
internal static class ActivationEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, int index)
    {
        DensePlan dense = plan.Layers[index];
        switch (dense.Layer.Activation.Function)
        {
            case ElementwiseActivation elementwise:
                if (LayerCalls.HasActivation(dense))
                    EmitForward(writer, dense, elementwise, index + 1);
                if (NeedsGradients(plan, index))
                    EmitGradients(writer, dense, elementwise, index + 1);
                break;
            case Softmax:
                SoftmaxEmitter.Emit(writer, dense, index + 1);
                break;
        }
    }

    /// <summary>The last layer's gradients come as <c>da</c>; another's where the next layer does not multiply by <c>g′</c>.</summary>
    private static bool NeedsGradients(ExecutionPlan plan, int index) =>
        !LayerCalls.IsLinear(plan.Layers[index])
        && (index == plan.Layers.Count - 1 || !LayerCalls.IsDerivativeFused(plan.Layers[index]));

    private static void EmitForward(CodeWriter writer, DensePlan dense, ElementwiseActivation function, int number)
    {
        float parameter = dense.Layer.Activation.Parameter;
        MethodEmitter.Emit(
            writer,
            $"a[{number}] = g(z[{number}]) with g(z) = {function.Formula(parameter)}",
            $"public static void {dense.Layer.Name}Activation(ref float z, ref float a, int rows)",
            () =>
            {
                using CodeWriter.Scope loop = writer.Block($"for (int i = 0; i < rows * {dense.PaddedUnits}; i += TLanes.Count)");
                writer.Line("TLanes v = TLanes.Load(ref z, i);");
                writer.Line($"({function.Forward("v", parameter)}).Store(ref a, i);");
            });
    }

    private static void EmitGradients(CodeWriter writer, DensePlan dense, ElementwiseActivation function, int number)
    {
        float parameter = dense.Layer.Activation.Parameter;
        string source = function.DerivativeNeedsInput ? "z" : "a";
        MethodEmitter.Emit(
            writer,
            $"dz[{number}] = da[{number}]·g′ with g′ = {function.DerivativeFormula(parameter)}, in place of da[{number}].",
            $"public static void {dense.Layer.Name}ActivationGradients(ref float {source}, ref float da, int rows)",
            () =>
            {
                using CodeWriter.Scope loop = writer.Block($"for (int i = 0; i < rows * {dense.PaddedUnits}; i += TLanes.Count)");
                writer.Line($"TLanes v = TLanes.Load(ref {source}, i);");
                writer.Line("TLanes d = TLanes.Load(ref da, i);");
                writer.Lines(function.BackwardLocals("v", parameter));
                writer.Line($"({function.Backward("d", "v", parameter)}).Store(ref da, i);");
            });
    }
}
