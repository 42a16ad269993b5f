namespace CompiledNet.Generator.Expressions;

/// <summary>
/// A formula of one element, as data: activations and losses are written in it, the emitter prints it as C#, and tests evaluate
/// it. Each node is one operation on floats, rounded as IEEE 754 says, so that an expression defines bits and not only a
/// function: <c>a·(1 − a)</c> and <c>a − a·a</c> are two.
/// </summary>
internal abstract record Expression
{
    public static implicit operator Expression(float constant) => new Constant(constant);

    public static Expression operator +(Expression left, Expression right) => new Binary(Operator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(Operator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(Operator.Multiply, left, right);

    public static Expression operator -(Expression value) => new Negation(value);
}

/// <summary>A value that is given under a name.</summary>
internal sealed record Operand(string Name) : Expression;

/// <summary>A number.</summary>
internal sealed record Constant(float Value) : Expression;

/// <summary>The value with the other sign.</summary>
internal sealed record Negation(Expression Value) : Expression;

/// <summary>A sum, difference or product.</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right) : Expression;

/// <summary>An operation that is written as a call, of the registers or of the library's functions; <see cref="Operations"/> makes them.</summary>
internal sealed record Call(Function Function, EquatableArray<Expression> Arguments) : Expression;

/// <summary>A value that is used more than once: computed once, under a name.</summary>
internal sealed record Local(string Name, Expression Value) : Expression;

/// <summary>The second result of the call that a local holds: the density of <see cref="Function.GaussianCdf"/>.</summary>
internal sealed record SecondResult(string Name, Local First) : Expression;

/// <summary>The operators that C# has.</summary>
internal enum Operator
{
    Add,
    Subtract,
    Multiply,
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
