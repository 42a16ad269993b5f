using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = ln cosh e</c> with <c>e = a − y</c>, <c>da = tanh e</c>. With <c>p = e^−|e|</c> it is <c>|e| + ln((1 + p²)/2)</c>, finite for all e; small
/// errors would lose their digits there, and take <c>ln(1 + c)</c> with <c>c = cosh e − 1 = (1 − p)²/(2p)</c>, where the rounding of
/// <c>w = 1 + c</c> is corrected by the factor <c>c/(w − 1)</c> (N. Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1).
/// </summary>
internal sealed class LogCosh : ElementwiseLoss
{
    public override string Name => "LogCosh";

    public override string Formula(float parameter) => "ln cosh(a − y)";

    public override string DerivativeFormula(float parameter) => "da = tanh(a − y)";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float parameter)
    {
        var error = new Local("error", x - y);
        var size = new Local("size", Abs(error));
        var isLarge = new Local("isLarge", GreaterThan(size, 1f));
        var rest = new Local("rest", ExpMinusOne(-size));
        var power = new Local("power", 1f + rest);
        var excess = new Local("excess", 0.5f * rest * rest / power);
        var whole = new Local("whole", 1f + excess);
        var logarithm = new Local("logarithm", Log(Select(isLarge, 0.5f + 0.5f * power * power, whole)));
        Expression small = Select(GreaterThan(whole, 1f), logarithm * excess / (whole - 1f), excess);
        return (Select(isLarge, size + logarithm, small), Tanh(error) * scale);
    }
}
