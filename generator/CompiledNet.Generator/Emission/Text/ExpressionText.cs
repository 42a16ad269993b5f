using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Emission.Text;

/// <summary>Prints expressions as C# on registers of the type <c>TLanes</c>.</summary>
internal static class ExpressionText
{
    /// <summary>The value; the locals in it are declared by <see cref="Locals"/> in front.</summary>
    public static string Of(Expression expression) => expression switch
    {
        Operand operand => operand.Name,
        Local local => local.Name,
        SecondResult result => result.Name,
        Constant { Value: 0f } => "TLanes.Zero",
        Constant { Name: { } name } => $"TLanes.Broadcast({name})",
        Constant constant => $"TLanes.Broadcast({Literal.Float(constant.Value)})",
        Negation negation => $"-{Factor(negation.Value)}",
        Binary { Operator: Operator.Add } sum => $"{Of(sum.Left)} + {Term(sum.Right)}",
        Binary { Operator: Operator.Subtract } difference => $"{Of(difference.Left)} - {Term(difference.Right)}",
        Binary { Operator: Operator.Multiply } product => $"{Term(product.Left)} * {Factor(product.Right)}",
        Binary { Operator: Operator.Divide } quotient => $"{Term(quotient.Left)} / {Factor(quotient.Right)}",
        Call call => Text(call),
        _ => throw new InvalidOperationException($"No text for {expression.GetType().Name}."),
    };

    /// <summary>The statements that declare the locals of some expressions, each once, in the order in which they are needed.</summary>
    public static IEnumerable<string> Locals(params Expression[] expressions) => Locals(new HashSet<string>(), expressions);

    /// <summary>The same without those that are declared already; they are from then on.</summary>
    public static IEnumerable<string> Locals(ISet<string> declared, params Expression[] expressions)
    {
        Expression[] nodes = [.. expressions.SelectMany(Nodes)];
        foreach (Local local in nodes.OfType<Local>().Where(local => declared.Add(local.Name)))
        {
            string? second = nodes.OfType<SecondResult>().FirstOrDefault(result => result.First == local)?.Name;
            yield return $"TLanes {local.Name} = {(second is null ? Of(local.Value) : Text((Call)local.Value, $", out TLanes {second}"))};";
        }
    }

    /// <summary>An expression and all in it, those first that others need.</summary>
    private static IEnumerable<Expression> Nodes(Expression expression) => expression.Parts.SelectMany(Nodes).Append(expression);

    private static string Text(Call call, string second = "") =>
        $"{Name(call)}({string.Join(", ", call.Arguments.Select(Of))}{second})";

    /// <summary>What stands behind a plus or minus, or in front of a multiplication.</summary>
    private static string Term(Expression expression) =>
        expression is Binary { Operator: Operator.Add or Operator.Subtract } ? $"({Of(expression)})" : Of(expression);

    /// <summary>What stands behind a multiplication or a sign.</summary>
    private static string Factor(Expression expression) => expression is Binary ? $"({Of(expression)})" : Of(expression);

    private static string Name(Call call) => call switch
    {
        { IsOutOfLine: true, Function: Function.ExpOfNonPositiveScaled } => "Exp.OfNonPositiveScaledVector",
        { IsOutOfLine: true } => $"{call.Function}.OfVector",
        _ => Name(call.Function),
    };

    private static string Name(Function function) => function switch
    {
        Function.ExpOfNonPositiveScaled => "Exp.OfNonPositiveScaled",
        Function.Exp or Function.Log or Function.Sigmoid or Function.Tanh or Function.ExpMinusOne or Function.Softplus or Function.GaussianCdf => $"{function}.Of",
        _ => $"TLanes.{function}",
    };
}
