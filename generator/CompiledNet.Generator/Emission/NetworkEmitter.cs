using CompiledNet.Generator.Emission.Class;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the file of one network: a table, the public class, and the kernels that compute it.</summary>
internal static class NetworkEmitter
{
    public static GeneratedSource Emit(ExecutionPlan plan)
    {
        var writer = new CodeWriter();
        HeaderEmitter.Emit(writer, plan);
        writer.Line();
        ClassEmitter.Emit(writer, plan);
        writer.Line();
        using (writer.Block("namespace CompiledNet.Generated"))
        {
            // Inside the namespace, so that no type of the user's can stand in front of what is meant.
            writer.Lines("""
                using global::CompiledNet.Execution;
                using global::CompiledNet.Numerics;
                using global::System;
                using global::System.Runtime.CompilerServices;
                """);
            writer.Line();
            DescriptionEmitter.Emit(writer, plan);
            writer.Line();
            EntryEmitter.Emit(writer, plan);
            writer.Line();
            KernelsEmitter.Emit(writer, plan);
        }

        return new GeneratedSource(plan.Network.Type.HintName, writer.ToString());
    }
}
