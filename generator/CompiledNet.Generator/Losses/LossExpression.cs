using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Losses;

/// <summary>A loss that the user wrote as a method, as a formula.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Text">What stands in it, on one line.</param>
/// <param name="Value">The loss of <see cref="Output"/> and <see cref="Target"/>.</param>
/// <param name="Slope">Its derivative with respect to the output.</param>
internal sealed record LossExpression(string Method, string Text, Expression Value, Expression Slope)
{
    /// <summary>The output <c>a</c> in a formula.</summary>
    public static Operand Output { get; } = new("a");

    /// <summary>The target <c>y</c>.</summary>
    public static Operand Target { get; } = new("y");

    /// <summary>What stands for a method that was not read: analyzers leave its body to the generator.</summary>
    public static LossExpression Unread { get; } = new("", "", Output, new Constant(1f));
}
