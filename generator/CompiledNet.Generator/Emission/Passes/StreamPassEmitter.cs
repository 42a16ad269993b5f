using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes the passes of a network whose rows are steps in time: of as many rows in each step as there are streams, and of one step of one stream.
/// </summary>
internal static class StreamPassEmitter
{
    private const string Streams = "ReadOnlySpan<StreamMemory> streams, int steps";
    private const string Rows = "int rows = steps * streams.Length;";

    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        WriteSizes(writer, plan);
        MethodEmitter.Emit(
            writer,
            $"y = {plan.Outputs} of some steps of every stream, {plan.Inference.Memory.BlockRows} rows at a time.",
            $"public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, {Streams})",
            () => WriteBlocks(writer, plan, plan.Inference, "scratch"));
        MethodEmitter.EmitInlined(
            writer,
            $"y = {plan.Outputs} of one step of one stream.",
            "public static void RunStep(ref float x, ref float y, ref float parameters, ref float scratch, ref float state, uint position)",
            () => PassEmitter.WriteRow(writer, plan.Network, plan.InferenceRow, "scratch"));
        WriteTraining(writer, plan);
    }

    private static void WriteSizes(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line($"public static int InputSize => {plan.Network.InputSize};");
        writer.Line();
        writer.Line($"public static int OutputSize => {plan.Network.OutputSize};");
        writer.Line();
        ForwardPassEmitter.WriteIndexInputs(writer, plan.Network);
        writer.Line($"public static int StateLength => {plan.States.Length};");
        writer.Line();
        writer.Line($"public static int BlockRows => {plan.Inference.Memory.BlockRows};");
        writer.Line();
        writer.Line($"public static int ScratchLength => {plan.Inference.Memory.Length};");
        writer.Line();
        writer.Line($"public static int StepScratchLength => {plan.InferenceRow.Memory.Length};");
    }

    private static void WriteTraining(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line();
        // As text, since numbers below zero are written in another way in some cultures.
        writer.Line($"public static int LengthBeforeStatistics => {(plan.Storage.TrainedSize < plan.Storage.Size ? $"{plan.Storage.TrainedSize}" : "-1")};");
        PassPlan[] passes = [.. new[] { plan.Loss, plan.Training, plan.BackwardFrom, plan.FiniteTest }.OfType<PassPlan>()];
        writer.Line();
        writer.Line($"public static long TrainingScratchLengthOf(int rows) => {passes.Max(pass => pass.Memory.Length)} + rows * {passes.Max(pass => pass.Memory.RowLength)}L;");
        if (plan is { Loss: { } loss, Training: { } training })
        {
            writer.Line();
            writer.Line($"public static int TermsOfRow => {plan.Network.TermsOfRow};");
            writer.Line();
            writer.Line($"public static bool NeedsSeveralRows => {(plan.Programs.Statistics.Count > 0 ? "true" : "false")};");
            EmitSum(
                writer,
                plan,
                loss,
                "The sum of the loss alone: forward, then the loss.",
                $"public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int skipped, {Streams})");
            EmitSum(
                writer,
                plan,
                training,
                "The sum of the loss, and the gradients of that sum times scale: forward, the loss and its derivative, then the layers from the last to the first.",
                $"public static double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int skipped, {Streams})");
        }

        MethodEmitter.Emit(
            writer,
            $"The gradients of any loss, from its derivative d{plan.Outputs} with respect to the outputs.",
            $"public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, bool withInputs, {Streams})",
            () => WriteBlocks(writer, plan, plan.BackwardFrom, "workspace"));
        MethodEmitter.Emit(
            writer,
            "The first layer whose outputs are not all finite, or -1.",
            $"public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, {Streams})",
            () =>
            {
                WriteBlocks(writer, plan, plan.FiniteTest, "workspace");
                writer.Line("return -1;");
            });
    }

    private static void EmitSum(CodeWriter writer, ExecutionPlan plan, PassPlan pass, string comment, string signature) => MethodEmitter.Emit(writer, comment, signature, () =>
    {
        writer.Line("double total = 0;");
        WriteBlocks(writer, plan, pass, "workspace");
        writer.Line("return total;");
    });

    private static void WriteBlocks(CodeWriter writer, ExecutionPlan plan, PassPlan pass, string scratch)
    {
        writer.Line(Rows);
        PassEmitter.WriteBlocks(writer, plan.Network, pass, scratch);
    }
}
