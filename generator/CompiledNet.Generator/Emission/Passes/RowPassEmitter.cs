using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes the forward pass of one row. In a small network it is one straight method, without a call between the layers;
/// in a larger one the layers' methods for many rows get one.
/// </summary>
internal static class RowPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        MethodEmitter.EmitInlined(
            writer,
            $"y = {plan.Outputs} of one row.",
            "public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch)",
            () =>
            {
                if (plan.InRegisters is { } registers)
                    RowRegistersEmitter.WriteCall(writer, registers);
                PassEmitter.WriteRow(writer, plan.Network, plan.InferenceRow, "scratch");
            });
        if (plan.InRegisters is { } pass)
            RowRegistersEmitter.Emit(writer, plan, pass);
    }
}
