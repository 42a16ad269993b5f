using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Expressions;

/// <summary>
/// A formula of one element, as data: activations and losses are written in it, the emitter prints it as C#, and tests evaluate
/// it. Each node is one operation on floats, rounded as IEEE 754 says, so that an expression defines bits and not only a
/// function: <c>a·(1 − a)</c> and <c>a − a·a</c> are two.
/// </summary>
internal abstract record Expression : INotation
{
    public static implicit operator Expression(float constant) => new Constant(constant);

    public static Expression operator +(Expression left, Expression right) => new Binary(Operator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(Operator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(Operator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(Operator.Divide, left, right);

    public static Expression operator -(Expression value) => new Negation(value);

    /// <summary>The formula.</summary>
    public abstract string Notation { get; }

    /// <summary>What the expression is made of directly.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>The values of the program that it reads, as often as it reads them.</summary>
    public virtual IEnumerable<Value> Reads => Parts.SelectMany(part => part.Reads);

    /// <summary>The expression with some parts replaced by others.</summary>
    /// <param name="replacement">What stands for a part; null for what stays and is looked into.</param>
    public Expression Replace(Func<Expression, Expression?> replacement) => replacement(this) ?? WithParts(part => part.Replace(replacement));

    /// <summary>The same of other parts.</summary>
    protected virtual Expression WithParts(Func<Expression, Expression> replace) => this;
}

/// <summary>A value of the program.</summary>
internal sealed record Read(Value Value) : Expression
{
    public override IEnumerable<Value> Reads => [Value];

    public override string Notation => Value.Notation;
}

/// <summary>In a derivative: the derivative of the cost with respect to what the expression is about.</summary>
internal sealed record Upstream : Expression
{
    public override string Notation => "d";
}

/// <summary>A value that is given under a name.</summary>
internal sealed record Operand(string Name) : Expression
{
    public override string Notation => Name;
}

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Name">The constant of the library that has it, if it is one of those.</param>
internal sealed record Constant(float Value, string? Name = null) : Expression
{
    public override string Notation => Name ?? Literal.Number(Value);
}

/// <summary>The value with the other sign.</summary>
internal sealed record Negation(Expression Value) : Expression
{
    public override IEnumerable<Expression> Parts => [Value];

    protected override Expression WithParts(Func<Expression, Expression> replace) => new Negation(replace(Value));

    public override string Notation => $"−({Value.Notation})";
}

/// <summary>A sum, difference, product or quotient.</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Parts => [Left, Right];

    protected override Expression WithParts(Func<Expression, Expression> replace) => new Binary(Operator, replace(Left), replace(Right));

    public override string Notation => $"({Left.Notation} {Sign} {Right.Notation})";

    private string Sign => Operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "−",
        Operator.Multiply => "·",
        _ => "/",
    };
}

/// <summary>An operation that is written as a call, of the registers or of the library's functions; <see cref="Operations"/> makes them.</summary>
internal sealed record Call(Function Function, EquatableArray<Expression> Arguments) : Expression
{
    public override IEnumerable<Expression> Parts => Arguments;

    /// <summary>Whether the function is not to be inlined.</summary>
    public bool IsOutOfLine { get; init; }

    protected override Expression WithParts(Func<Expression, Expression> replace) => this with { Arguments = Arguments.Select(replace).ToEquatableArray() };

    public override string Notation => $"{Function}({string.Join(", ", Arguments.Select(argument => argument.Notation))})";
}

/// <summary>A value that is used more than once: computed once, under a name.</summary>
internal sealed record Local(string Name, Expression Value) : Expression
{
    public override IEnumerable<Expression> Parts => [Value];

    protected override Expression WithParts(Func<Expression, Expression> replace) => new Local(Name, replace(Value));

    public override string Notation => Value.Notation;
}

/// <summary>The second result of the call that a local holds: the density of <see cref="Function.GaussianCdf"/>.</summary>
internal sealed record SecondResult(string Name, Local First) : Expression
{
    public override IEnumerable<Expression> Parts => [First];

    protected override Expression WithParts(Func<Expression, Expression> replace) => new SecondResult(Name, (Local)replace(First));

    public override string Notation => $"second of {First.Notation}";
}

/// <summary>The operators that C# has.</summary>
internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>The operations that are written as calls.</summary>
internal enum Function
{
    /// <summary><c>x·y + z</c>, with one rounding unless the network asks for two.</summary>
    MultiplyAdd,

    /// <summary><c>z − x·y</c>, with one rounding unless the network asks for two.</summary>
    NegatedMultiplyAdd,

    /// <summary>The value without its sign.</summary>
    Abs,

    /// <summary><c>x &gt; y ? x : y</c>.</summary>
    Max,

    /// <summary><c>x &lt; y ? x : y</c>.</summary>
    Min,

    /// <summary>The mask of <c>x &gt; y</c>.</summary>
    GreaterThan,

    /// <summary>The second or the third argument, as the first, a mask, is set or not.</summary>
    Select,

    /// <summary>The bits that are set in both; with a mask, the value where it is set, else zero.</summary>
    And,

    /// <summary><c>2⁶⁴·e^x</c> of what is not positive.</summary>
    ExpOfNonPositiveScaled,

    /// <summary><c>e^x</c>.</summary>
    Exp,

    /// <summary><c>ln x</c>.</summary>
    Log,

    /// <summary>The square root, correctly rounded.</summary>
    Sqrt,

    /// <summary><c>1/(1 + e^−x)</c>.</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary><c>e^x − 1</c>.</summary>
    ExpMinusOne,

    /// <summary><c>ln(1 + e^x)</c>.</summary>
    Softplus,

    /// <summary>The distribution function of the normal distribution; its second result is the density.</summary>
    GaussianCdf,
}
