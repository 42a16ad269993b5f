using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Passes;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes a step of gradient descent with one row.</summary>
internal static class DescentPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, PassPlan pass)
    {
        writer.Line();
        writer.Line($"public static int StepScratchLength => {pass.Memory.Length};");
        MethodEmitter.Emit(
            writer,
            "One step with one row: forward, loss and backward down to every dz; if no gradient can be larger than allowed, then\nW ← W − α·dz·aᵀ and b ← b − α·dz. Otherwise nothing is changed.",
            "public static bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost)",
            () =>
            {
                writer.Line("double total = 0;");
                PassEmitter.WriteRow(writer, plan.Network, pass, "scratch");
                writer.Line("return true;");
            });
    }
}
