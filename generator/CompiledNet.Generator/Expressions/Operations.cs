namespace CompiledNet.Generator.Expressions;

/// <summary>The operations of expressions that are no operators of C#, under the names of mathematics.</summary>
internal static class Operations
{
    public static Expression MultiplyAdd(Expression x, Expression y, Expression z) => Of(Function.MultiplyAdd, x, y, z);

    public static Expression NegatedMultiplyAdd(Expression x, Expression y, Expression z) => Of(Function.NegatedMultiplyAdd, x, y, z);

    public static Expression Abs(Expression value) => Of(Function.Abs, value);

    public static Expression Max(Expression left, Expression right) => Of(Function.Max, left, right);

    public static Expression Min(Expression left, Expression right) => Of(Function.Min, left, right);

    /// <summary>The value, not beyond ±<paramref name="most"/>; NaN stays NaN.</summary>
    public static Expression Within(float most, Expression value) => Min(most, Max(-most, value));

    public static Expression GreaterThan(Expression left, Expression right) => Of(Function.GreaterThan, left, right);

    public static Expression Select(Expression mask, Expression whenSet, Expression whenClear) => Of(Function.Select, mask, whenSet, whenClear);

    public static Expression And(Expression left, Expression right) => Of(Function.And, left, right);

    public static Expression ExpOfNonPositiveScaled(Expression x) => Of(Function.ExpOfNonPositiveScaled, x);

    public static Expression Exp(Expression x) => Of(Function.Exp, x);

    public static Expression Sqrt(Expression x) => Of(Function.Sqrt, x);

    public static Expression Log(Expression x) => Of(Function.Log, x);

    public static Expression Sigmoid(Expression x) => Of(Function.Sigmoid, x);

    public static Expression Tanh(Expression x) => Of(Function.Tanh, x);

    public static Expression ExpMinusOne(Expression x) => Of(Function.ExpMinusOne, x);

    public static Expression Softplus(Expression x) => Of(Function.Softplus, x);

    public static Expression GaussianCdf(Expression x) => Of(Function.GaussianCdf, x);

    private static Call Of(Function function, params Expression[] arguments) => new Call(function, arguments.ToEquatableArray());
}
