using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Passes;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the passes that keep what the backward pass needs: forward, loss, backward, block by block.</summary>
internal static class TrainingPassEmitter
{
    private const string Scratch = "workspace";

    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line();
        writer.Line($"public static int TrainingScratchLength => {plan.TrainingLength};");
        if (plan.Storage.TrainedSize < plan.Storage.Size)
        {
            writer.Line();
            writer.Line($"public static int LengthBeforeStatistics => {plan.Storage.TrainedSize};");
        }

        if (plan is { Loss: { } loss, Training: { } training })
        {
            writer.Line();
            writer.Line($"public static int TermsOfRow => {plan.Network.TermsOfRow};");
            writer.Line();
            writer.Line($"public static bool NeedsWholeBatch => {(training.Memory.IsWholeBatch ? "true" : "false")};");
            writer.Line();
            writer.Line($"public static long TrainingScratchLengthOf(int rows) => {(training.Memory.IsWholeBatch ? $"{training.Memory.Length} + rows * {training.Memory.RowLength}L" : "TrainingScratchLength")};");
            EmitSum(
                writer,
                plan,
                loss,
                "The sum of the loss alone: forward, then the loss.",
                "public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows)");
            EmitSum(
                writer,
                plan,
                training,
                "The sum of the loss, and the gradients of that sum times scale: forward, the loss and its derivative, then the layers from the last to the first.",
                "public static double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int rows)");
        }

        MethodEmitter.Emit(
            writer,
            $"The gradients of any loss, from its derivative d{plan.Outputs} with respect to the outputs.",
            "public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs)",
            () => PassEmitter.WriteBlocks(writer, plan.Network, plan.BackwardFrom, Scratch));
        MethodEmitter.Emit(
            writer,
            "The first layer whose outputs are not all finite, or -1.",
            "public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows)",
            () =>
            {
                PassEmitter.WriteBlocks(writer, plan.Network, plan.FiniteTest, Scratch);
                writer.Line("return -1;");
            });
    }

    private static void EmitSum(CodeWriter writer, ExecutionPlan plan, PassPlan pass, string comment, string signature) => MethodEmitter.Emit(writer, comment, signature, () =>
    {
        writer.Line("double total = 0;");
        PassEmitter.WriteBlocks(writer, plan.Network, pass, Scratch);
        writer.Line("return total;");
    });
}
