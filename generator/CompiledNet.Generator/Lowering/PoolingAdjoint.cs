using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The adjoint of pooling: the derivative goes to the first largest of a window, or to all of it alike.</summary>
internal static class PoolingAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Pooling pooling, Value d)
    {
        yield return (pooling.Operand, () => to.PoolingGradient($"d{pooling.Operand.Notation}", pooling, d));
    }
}
