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
        MatrixPlan dense = plan.Matrices[index];
        ActivationModel activation = plan.Network.Layers[index].Activation;
        bool Has(string kernel) => plan.Kernels.Any(one => one.Name == dense.Name + kernel);
        switch (activation.Function)
        {
            case ElementwiseActivation elementwise:
                if (Has("Activation"))
                    EmitForward(writer, dense, elementwise, activation.Parameter, index + 1);
                if (Has("ActivationGradients"))
                    EmitGradients(writer, dense, elementwise, activation.Parameter, index + 1);
                break;
            case Softmax:
                SoftmaxEmitter.Emit(writer, plan.Network, dense, index + 1);
                break;
        }
    }

    private static void EmitForward(CodeWriter writer, MatrixPlan dense, ElementwiseActivation function, float parameter, int number)
    {
        MethodEmitter.Emit(
            writer,
            $"a[{number}] = g(z[{number}]) with g(z) = {function.Formula(parameter)}",
            $"public static void {dense.Name}Activation(ref float z, ref float a, int rows)",
            () =>
            {
                using CodeWriter.Scope loop = writer.Block($"for (int i = 0; i < {(dense.IsDot ? "rows" : $"rows * {dense.PaddedUnits}")}; i += TLanes.Count)");
                writer.Line($"TLanes v = {Load("z", dense)};");
                writer.Line(Store($"({ExpressionText.Of(function.Forward(new Operand("v"), parameter))})", "a", dense));
            });
    }

    private static string Load(string reference, MatrixPlan dense) =>
        dense.IsDot ? $"TLanes.LoadFirst(ref {reference}, i, rows - i)" : $"TLanes.Load(ref {reference}, i)";

    /// <summary>Rows that are not padded end where the caller's memory may end.</summary>
    private static string Store(string value, string reference, MatrixPlan dense) =>
        dense.IsDot ? $"{value}.StoreFirst(ref {reference}, i, rows - i);" : $"{value}.Store(ref {reference}, i);";

    private static void EmitGradients(CodeWriter writer, MatrixPlan dense, ElementwiseActivation function, float parameter, int number)
    {
        string source = function.DerivativeNeedsInput ? "z" : "a";
        MethodEmitter.Emit(
            writer,
            $"dz[{number}] = da[{number}]·g′ with g′ = {function.DerivativeFormula(parameter)}, in place of da[{number}].",
            $"public static void {dense.Name}ActivationGradients(ref float {source}, ref float da, int rows)",
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
