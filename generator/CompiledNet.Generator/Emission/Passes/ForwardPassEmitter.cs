using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the forward pass: a block of rows through all layers, then the next block; and one row by itself.</summary>
internal static class ForwardPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line($"public static int InputSize => {plan.Network.InputSize};");
        writer.Line();
        writer.Line($"public static int OutputSize => {plan.Network.OutputSize};");
        writer.Line();
        WriteIndexInputs(writer, plan.Network);
        writer.Line($"public static long MultiplyAdds => {plan.Network.MultiplyAdds};");
        writer.Line();
        writer.Line($"public static int ScratchLength => {plan.Inference.Memory.Length};");
        writer.Line();
        WriteRowScratchLength(writer, plan);
        MethodEmitter.Emit(
            writer,
            $"y = {plan.Outputs} of {plan.Inference.Memory.BlockRows} rows at a time.",
            "public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows)",
            () => PassEmitter.WriteBlocks(writer, plan.Network, plan.Inference, "scratch"));
        RowPassEmitter.Emit(writer, plan);
    }

    /// <summary>What the library checks inputs by that are indices.</summary>
    public static void WriteIndexInputs(CodeWriter writer, NetworkModel network)
    {
        IndexRange[] ranges = [.. network.IndexRanges];
        if (ranges.Length == 0)
            return;
        writer.Line($"public static ReadOnlySpan<int> IndexInputs => new int[] {{ {string.Join(", ", ranges.Select(range => range.Input))} }};");
        writer.Line();
        writer.Line($"public static ReadOnlySpan<int> IndexCounts => new int[] {{ {string.Join(", ", ranges.Select(range => range.Count))} }};");
        writer.Line();
    }

    /// <summary>A row that stays in registers needs no memory.</summary>
    private static void WriteRowScratchLength(CodeWriter writer, ExecutionPlan plan)
    {
        if (plan.InRegisters is not { NeedsScratch: false })
        {
            writer.Line($"public static int RowScratchLength => {plan.InferenceRow.Memory.Length};");
            return;
        }

        using CodeWriter.Scope property = writer.Block("public static int RowScratchLength");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"get => {RowRegistersEmitter.IsChosen} ? 0 : {plan.InferenceRow.Memory.Length};");
    }
}
