using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the methods that choose the widest registers the machine has. The JIT keeps one branch of each.</summary>
internal static class EntryEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Line("/// <summary>Starts the kernels with the widest registers that the machine has; every width computes the same bits.</summary>");
        writer.Line(Names.Generated);
        using CodeWriter.Scope type = writer.Block($"file static class {Names.Entry(network)}");
        WriteMethod(
            writer,
            "void Forward(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)",
            lanes => $"ForwardRun.Run<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref y, ref parameters, rows)",
            network);
        writer.Line();
        WriteMethod(
            writer,
            "void ForwardRow(NetworkExecution execution, ref float x, ref float y, ref float parameters)",
            lanes => $"ForwardRun.RunRow<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref y, ref parameters)",
            network);
        if (network.Loss is not null)
        {
            writer.Line();
            WriteMethod(
                writer,
                "float ComputeLoss(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)",
                lanes => $"TrainingRun.ComputeLoss<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref targets, ref labels, ref parameters, rows)",
                network);
            writer.Line();
            WriteMethod(
                writer,
                "float Backward(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int rows)",
                lanes => $"TrainingRun.Backward<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, {plan.StorageSize}, rows)",
                network);
            writer.Line();
            WriteMethod(
                writer,
                "bool Descend(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)",
                lanes => $"TrainingRun.Descend<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost)",
                network);
        }

        writer.Line();
        WriteMethod(
            writer,
            "void BackwardFrom(NetworkExecution execution, ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, int rows, bool withInputs)",
            lanes => $"BackwardRun.BackwardFrom<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref outputGradients, ref parameters, ref gradients, {plan.StorageSize}, ref dx, rows, withInputs)",
            network);
        writer.Line();
        WriteMethod(
            writer,
            "int FindNonFiniteLayer(NetworkExecution execution, ref float x, ref float parameters, int rows)",
            lanes => $"BackwardRun.FindNonFiniteLayer<{Names.Kernels(network)}<{lanes}>>(execution, ref x, ref parameters, rows)",
            network);
    }

    private static void WriteMethod(CodeWriter writer, string signature, Func<string, string> call, NetworkModel network)
    {
        string keyword = signature.StartsWith("void", StringComparison.Ordinal) ? "" : "return ";
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using CodeWriter.Scope method = writer.Block($"public static {signature}");
        writer.Lines($$"""
            if (Vector512.IsHardwareAccelerated)
                {{keyword}}{{call(Names.Lanes(network, 512))}};
            else if (Vector256.IsHardwareAccelerated)
                {{keyword}}{{call(Names.Lanes(network, 256))}};
            else
                {{keyword}}{{call(Names.Lanes(network, 128))}};
            """);
    }
}
