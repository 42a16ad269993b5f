using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Losses;

/// <summary>A formula of an output and its target.</summary>
/// <param name="Value">The formula.</param>
/// <param name="Slope">Its derivative with respect to the output; null where it does not depend on it.</param>
internal sealed record Differentiable(Expression Value, Expression? Slope)
{
    public static Differentiable Number(float value) => new(new Constant(value), null);

    /// <summary>The same under a name, so that what reads it several times has it computed once.</summary>
    public Differentiable Named(string name) => new(Named(Value, name), Slope is null ? null : Named(Slope, $"{name}Slope"));

    private static Expression Named(Expression expression, string name) =>
        expression is Operand or Constant or Local ? expression : new Local(name, expression);
}
