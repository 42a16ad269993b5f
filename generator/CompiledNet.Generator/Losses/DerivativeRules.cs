using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// One rule for each operation of a loss that is written as a method: what it computes, rounded as the method would, and its derivative by the chain rule. A
/// derivative that is 0 everywhere is left out, and a factor 1, so that a formula of the library has the library's derivative.
/// </summary>
internal sealed class DerivativeRules
{
    private int _names;

    public static Differentiable Add(Differentiable left, Differentiable right) => new(left.Value + right.Value, Sum(left.Slope, right.Slope));

    public static Differentiable Subtract(Differentiable left, Differentiable right) => new(left.Value - right.Value, Sum(left.Slope, Negated(right.Slope)));

    public static Differentiable Negate(Differentiable x) => new(Negated(x.Value)!, Negated(x.Slope));

    /// <summary><c>(u·v)′ = u′·v + u·v′</c>.</summary>
    public Differentiable Multiply(Differentiable left, Differentiable right)
    {
        (left, right) = (Shared(left), Shared(right));
        return new(left.Value * right.Value, Sum(Product(left.Slope, right.Value), Product(right.Slope, left.Value)));
    }

    /// <summary><c>(u/v)′ = (u′ − u/v·v′)/v</c>.</summary>
    public Differentiable Divide(Differentiable left, Differentiable right)
    {
        right = Shared(right);
        if (right.Slope is null)
            return new(left.Value / right.Value, left.Slope is null ? null : left.Slope / right.Value);
        var quotient = new Local(Name(), left.Value / right.Value);
        return new(quotient, Sum(left.Slope, Negated(Product(right.Slope, quotient)))! / right.Value);
    }

    /// <summary><c>|u|′ = u′</c> above 0, −u′ below, 0 at 0.</summary>
    public Differentiable Abs(Differentiable x)
    {
        x = Shared(x);
        return new(Operations.Abs(x.Value), x.Slope is null ? null : Operations.Select(GreaterThan(x.Value, 0f), x.Slope, And(GreaterThan(0f, x.Value), Negated(x.Slope)!)));
    }

    /// <summary><c>(eᵘ)′ = eᵘ·u′</c>.</summary>
    public Differentiable Exp(Differentiable x)
    {
        var power = new Local(Name(), Operations.Exp(x.Value));
        return new(power, Product(x.Slope, power));
    }

    /// <summary><c>(ln u)′ = u′/u</c>.</summary>
    public Differentiable Log(Differentiable x)
    {
        x = Shared(x);
        return new(Operations.Log(x.Value), x.Slope is null ? null : x.Slope / x.Value);
    }

    /// <summary><c>(√u)′ = u′/(2·√u)</c>.</summary>
    public Differentiable Sqrt(Differentiable x)
    {
        var root = new Local(Name(), Operations.Sqrt(x.Value));
        return new(root, Product(x.Slope, 0.5f) is { } half ? half / root : null);
    }

    /// <summary><c>(tanh u)′ = (1 − tanh² u)·u′</c>.</summary>
    public Differentiable Tanh(Differentiable x)
    {
        var tanh = new Local(Name(), Operations.Tanh(x.Value));
        return new(tanh, Product(x.Slope, 1f - tanh * (Expression)tanh));
    }

    /// <summary><c>(u^c)′ = c·u^(c−1)·u′</c>.</summary>
    public Differentiable Power(Differentiable x, float exponent)
    {
        x = Shared(x);
        return new(Raised(x.Value, exponent), exponent == 0 ? null : Product(x.Slope, Product(new Constant(exponent), Raised(x.Value, exponent - 1))!));
    }

    public Differentiable Max(Differentiable left, Differentiable right) => Larger(Shared(left), Shared(right), (l, r) => (l, r));

    public Differentiable Min(Differentiable left, Differentiable right) => Larger(Shared(left), Shared(right), (l, r) => (r, l));

    /// <summary>What a mask chooses, and its derivative.</summary>
    public Differentiable Select(Expression mask, Differentiable whenSet, Differentiable whenClear)
    {
        mask = new Local(Name(), mask);
        return new(Operations.Select(mask, whenSet.Value, whenClear.Value), Select(mask, whenSet.Slope, whenClear.Slope));
    }

    /// <summary>The same under a name if more than one operation may read it.</summary>
    public Differentiable Shared(Differentiable x) => x.Named(Name());

    /// <summary>
    /// One of two, and where they are equal the mean of both, which is what they are, with the mean of their derivatives. NaN is neither above nor below and comes
    /// out as NaN.
    /// </summary>
    private Differentiable Larger(Differentiable left, Differentiable right, Func<Expression, Expression, (Expression, Expression)> order)
    {
        (Expression high, Expression low) = order(left.Value, right.Value);
        var isLeft = new Local(Name(), GreaterThan(high, low));
        var isRight = new Local(Name(), GreaterThan(low, high));
        Expression? between = Sum(Product(left.Slope, 0.5f), Product(right.Slope, 0.5f));
        return new(
            Operations.Select(isLeft, left.Value, Operations.Select(isRight, right.Value, 0.5f * left.Value + 0.5f * right.Value)),
            Select(isLeft, left.Slope, Select(isRight, right.Slope, between)));
    }

    private Expression Raised(Expression x, float exponent)
    {
        const float MostFactors = 16;
        if (exponent < 0)
            return 1f / Raised(x, -exponent);
        if (exponent > MostFactors || exponent != (float)Math.Floor(exponent))
        {
            float whole = (float)Math.Floor(exponent);
            return exponent > MostFactors || exponent - whole != 0.5f ? Operations.Exp(exponent * Operations.Log(x))
                : whole == 0 ? Operations.Sqrt(x)
                : Raised(x, whole) * Operations.Sqrt(x);
        }

        if (exponent == 0)
            return 1f;
        if (exponent == 1)
            return x;
        Expression half = Raised(x, (float)Math.Floor(exponent / 2));
        half = half is Operand or Local ? half : new Local(Name(), half);
        return exponent % 2 == 0 ? half * half : half * half * x;
    }

    private static Expression? Select(Expression mask, Expression? whenSet, Expression? whenClear) => (whenSet, whenClear) switch
    {
        (null, null) => null,
        ({ } slope, null) => And(mask, slope),
        _ => Operations.Select(mask, whenSet ?? 0f, whenClear ?? 0f),
    };

    private static Expression? Sum(Expression? left, Expression? right) => (left, right) switch
    {
        (Constant first, Constant second) => first.Value + second.Value,
        ({ } first, Negation second) => first - second.Value,
        ({ } first, { } second) => first + second,
        _ => left ?? right,
    };

    private static Expression? Product(Expression? slope, Expression factor) => (slope, factor) switch
    {
        (null, _) => null,
        (Constant first, Constant second) => first.Value * second.Value,
        (Constant { Value: 1f }, _) => factor,
        (_, Constant { Value: 1f }) => slope,
        (Constant { Value: -1f }, _) => Negated(factor),
        (_, Constant { Value: -1f }) => Negated(slope),
        _ => slope * factor,
    };

    private static Expression? Negated(Expression? x) => x switch
    {
        null => null,
        Constant constant => -constant.Value,
        Negation negation => negation.Value,
        _ => -x,
    };

    private string Name() => $"loss{++_names}";
}
