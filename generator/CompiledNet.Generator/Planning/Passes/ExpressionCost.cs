using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// About how many operations on registers an expression takes for each vector: what the JIT has to inline where it becomes a part of a
/// larger method.
/// </summary>
internal static class ExpressionCost
{
    private const int Reduced = 8;

    /// <summary>The operations of maps and reductions along a row.</summary>
    public static int Of(IEnumerable<Operation> operations) => operations.Sum(operation => operation switch
    {
        Map map => Of(map.Formula),
        Reduction => Reduced,
        _ => 0,
    });

    /// <summary>The operations of an expression, of which those of a local count once.</summary>
    public static int Of(Expression expression) => Of(expression, []);

    private static int Of(Expression expression, HashSet<Local> counted)
    {
        if (expression is Local local && !counted.Add(local))
            return 0;
        return expression.Parts.Sum(part => Of(part, counted)) + expression switch
        {
            Call call => Of(call.Function),
            Binary { Operator: Operator.Divide } => 2,
            Binary or Negation => 1,
            _ => 0,
        };
    }

    /// <summary>
    /// Whether it takes a few instructions only, so that it is computed while its operand is still in a register; otherwise it gets a
    /// kernel of its own, in which the computations of neighbouring vectors overlap in time.
    /// </summary>
    public static bool IsCheap(Expression expression) => (expression is not Call call || Of(call.Function) == 1) && expression.Parts.All(IsCheap);

    /// <summary>How many functions it computes that are more than a few instructions.</summary>
    public static int Functions(Expression expression) =>
        expression.Parts.Sum(Functions) + (expression is Call call && Of(call.Function) > Reduced ? 1 : 0);

    private static int Of(Function function) => function switch
    {
        Function.ExpOfNonPositiveScaled or Function.Exp or Function.Log or Function.Sigmoid or Function.Tanh => 20,
        Function.ExpMinusOne => 21,
        Function.Sqrt => 2,
        Function.Softplus => 30,
        Function.GaussianCdf => 68,
        _ => 1,
    };
}
