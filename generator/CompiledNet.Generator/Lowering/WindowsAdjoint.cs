using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The adjoint of seeing a value in windows: what stands in several of them gets the derivatives from all.</summary>
internal static class WindowsAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Windows windows, Value d)
    {
        yield return (windows.Operand, () => to.Fold($"d{windows.Operand.Notation}", d, windows.Along, windows.Operand.Axes));
    }
}
