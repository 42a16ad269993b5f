namespace CompiledNet;

/// <summary>
/// Makes a method of the network's class its loss: <c>L(a, y)</c> of an output and its target. The generator writes the method's formula, and the derivative
/// that it derives from it, into the kernels, as it does with a <see cref="LossFunction"/>; the cost is the mean of L over rows and outputs.
/// </summary>
/// <remarks>
/// The method is static, takes the output and the target as floats and returns a float. It consists of declarations of floats and one <c>return</c>, of
/// <c>+ − · /</c>, <c>?:</c> with comparisons, constants, and <see cref="MathF"/>'s <c>Abs</c>, <c>Exp</c>, <c>Log</c>, <c>Sqrt</c>, <c>Tanh</c>, <c>Max</c>,
/// <c>Min</c>, and <c>Pow</c> with a constant exponent. What else stands in it is an error. Where a function has no derivative it is the mean of those on
/// both sides: 0 of <c>Abs</c> at 0, that of both operands of <c>Max</c> and <c>Min</c> where they are equal. A <c>?:</c> has the derivative of
/// what it chooses.
/// </remarks>
/// <example>
/// <code>
/// [Network(4), Dense(16, Activation.Tanh), Dense(1)]
/// public sealed partial class Surrogate
/// {
///     [LossExpression]
///     private static float RelativeError(float output, float target)
///     {
///         float error = output - target;
///         return error * error / (1f + target * target);
///     }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LossExpressionAttribute : Attribute;
