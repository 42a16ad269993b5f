using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>Writes the calls of a layer's methods. Layers count from 1, as in the notation.</summary>
internal static class LayerCalls
{
    /// <summary>Whether the layer has an activation method: a cheap activation is applied by the forward method itself.</summary>
    public static bool HasActivation(DensePlan plan) =>
        !IsLinear(plan) && (plan.IsDot || plan.IsPrecompiled || plan.Layer.Activation.Function is not ElementwiseActivation { IsCheap: true });

    /// <summary>Whether <c>dz = da</c>.</summary>
    public static bool IsLinear(DensePlan plan) => plan.Layer.Activation.Function is Linear;

    /// <summary>
    /// Whether the next layer's input gradients are multiplied by this layer's <c>g′</c> while they are in registers.
    /// </summary>
    public static bool IsDerivativeFused(DensePlan plan) =>
        !plan.IsPrecompiled && plan.Layer.Activation.Function is ElementwiseActivation { DerivativeNeedsInput: false };

    /// <summary>The buffer from which a layer's derivative is computed.</summary>
    public static string DerivativeSource(DensePlan plan, int layer) =>
        plan.Layer.Activation.Function is ElementwiseActivation { DerivativeNeedsInput: true }
            ? ExecutionPlan.PreActivations(layer)
            : ExecutionPlan.Activations(layer);

    public static void Forward(CodeWriter writer, ExecutionPlan plan, int layer, string input, string output, string count = "count")
    {
        DensePlan dense = plan.Layers[layer - 1];
        writer.Line($"{Target(plan, dense.PaddedUnits)}{dense.Layer.Name}Forward({input}, ref parameters, {output}, {count});");
    }

    public static void Activation(CodeWriter writer, ExecutionPlan plan, int layer, string z, string a, string count = "count")
    {
        DensePlan dense = plan.Layers[layer - 1];
        if (HasActivation(dense))
            writer.Line($"{Target(plan, dense.PaddedUnits)}{dense.Layer.Name}Activation({z}, {a}, {count});");
    }

    public static void ActivationGradients(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        if (!IsLinear(dense))
            writer.Line($"{Target(plan, dense.PaddedUnits)}{dense.Layer.Name}ActivationGradients(ref {DerivativeSource(dense, layer)}, ref {ExecutionPlan.Derivatives(layer)}, count);");
    }

    public static void WeightGradients(CodeWriter writer, ExecutionPlan plan, int layer, string input)
    {
        DensePlan dense = plan.Layers[layer - 1];
        writer.Line($"{Target(plan, dense.PaddedUnits)}{dense.Layer.Name}WeightGradients({input}, ref {ExecutionPlan.Derivatives(layer)}, ref gradients, count, row == 0);");
    }

    /// <summary>The gradients with respect to a layer's input, and through the activation before it to that layer's <c>z</c>.</summary>
    public static void InputGradients(CodeWriter writer, ExecutionPlan plan, int layer, string output)
    {
        DensePlan dense = plan.Layers[layer - 1];
        bool fused = layer > 1 && IsDerivativeFused(plan.Layers[layer - 2]) && !IsLinear(plan.Layers[layer - 2]);
        string source = fused ? $"ref {ExecutionPlan.Activations(layer - 1)}, " : "";
        writer.Line($"{Target(plan, dense.PaddedInputs)}{dense.Layer.Name}InputGradients(ref {ExecutionPlan.Derivatives(layer)}, ref parameters, ref panel, {source}{output}, count);");
        if (layer > 1 && !IsDerivativeFused(plan.Layers[layer - 2]))
            ActivationGradients(writer, plan, layer - 1);
    }

    private static string Target(ExecutionPlan plan, int paddedWidth) => Names.KernelsFor(plan.Network, paddedWidth);
}
