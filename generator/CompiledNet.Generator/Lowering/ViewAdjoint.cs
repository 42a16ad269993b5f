using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The adjoint of a view: the derivatives along the axes that the numbers had before.</summary>
internal static class ViewAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, View view, Value d)
    {
        yield return (view.Operand, () => to.View($"d{view.Operand.Notation}", d, view.Operand.Axes));
    }
}
