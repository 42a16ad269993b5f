using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The adjoint of putting values together: each gets its part of the derivatives.</summary>
internal static class AssemblyAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Assembly assembly, Value d) =>
        assembly.Parts.Select(part => (part.Value, (Func<Value>)(() => to.Part($"d{part.Value.Notation}", d, part.Places, part.Value.Axes))));
}
