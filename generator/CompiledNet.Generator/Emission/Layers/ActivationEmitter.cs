using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>Writes the activation of a layer as a pass over its rows, and the gradients through it.</summary>
internal static class ActivationEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, int index)
    {
        DensePlan dense = plan.Layers[index];
        switch (dense.Layer.Activation.Function)
        {
            case ElementwiseActivation elementwise:
                if (dense.Activation == Placement.InKernelOfItsOwn)
                    EmitForward(writer, dense, elementwise, index + 1);
                if (dense.Derivative == Placement.InKernelOfItsOwn)
                    EmitGradients(writer, dense, elementwise, index + 1);
                break;
            case Softmax:
                SoftmaxEmitter.Emit(writer, plan.Network, dense, index + 1);
                break;
        }
    }

    private static void EmitForward(CodeWriter writer, DensePlan dense, ElementwiseActivation function, int number)
    {
        float parameter = dense.Layer.Activation.Parameter;
        MethodEmitter.Emit(
            writer,
            $"a[{number}] = g(z[{number}]) with g(z) = {function.Formula(parameter)}",
            $"public static void {dense.Layer.Name}Activation(ref float z, ref float a, int rows)",
            () =>
            {
                using CodeWriter.Scope loop = writer.Block($"for (int i = 0; i < {(dense.IsDot ? "rows" : $"rows * {dense.PaddedUnits}")}; i += TLanes.Count)");
                writer.Line($"TLanes v = {Load("z", dense)};");
                writer.Line(Store($"({ExpressionText.Of(function.Forward(new Operand("v"), parameter))})", "a", dense));
            });
    }

    private static string Load(string reference, DensePlan dense) =>
        dense.IsDot ? $"TLanes.LoadFirst(ref {reference}, i, rows - i)" : $"TLanes.Load(ref {reference}, i)";

    /// <summary>Rows that are not padded end where the caller's memory may end.</summary>
    private static string Store(string value, string reference, DensePlan dense) =>
        dense.IsDot ? $"{value}.StoreFirst(ref {reference}, i, rows - i);" : $"{value}.Store(ref {reference}, i);";

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
                using CodeWriter.Scope loop = writer.Block($"for (int i = 0; i < {(dense.IsDot ? "rows" : $"rows * {dense.PaddedUnits}")}; i += TLanes.Count)");
                writer.Line($"TLanes v = {Load(source, dense)};");
                writer.Line($"TLanes d = {Load("da", dense)};");
                Expression derivative = function.Backward(new Operand("d"), new Operand("v"), parameter);
                foreach (string local in ExpressionText.Locals(derivative))
                    writer.Line(local);
                writer.Line(Store($"({ExpressionText.Of(derivative)})", "da", dense));
            });
    }
}
