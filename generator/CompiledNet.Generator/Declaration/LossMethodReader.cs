using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Losses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Generator.Declaration;

/// <summary>
/// Reads the body of a method with <c>[LossExpression]</c> into a formula and its derivative. What has none is reported where it stands; what the compiler
/// could not bind it has reported itself.
/// </summary>
internal sealed class LossMethodReader(List<DiagnosticInfo> diagnostics)
{
    /// <summary>More parts make generated code that nobody waits for: each local counts as often as it is read, and derivatives read them again.</summary>
    private const int MostParts = 8000;

    private const string Calls = "the calls that have a derivative here are MathF.Abs, Exp, Log, Sqrt, Tanh, Max, Min, and Pow";

    private readonly DerivativeRules _rules = new();
    private readonly Dictionary<ISymbol, Differentiable> _locals = new(SymbolEqualityComparer.Default);

    /// <summary>The formula; null if it is not one.</summary>
    public static LossExpression? Read(IMethodSymbol method, Compilation compilation, List<DiagnosticInfo> diagnostics, CancellationToken cancellation)
    {
        var syntax = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        if (compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is not IMethodBodyOperation body || (body.BlockBody ?? body.ExpressionBody) is not { } block)
            return null;
        if (new LossMethodReader(diagnostics).Statements(block) is not { } loss)
            return null;
        LocationInfo name = LocationInfo.Of(syntax.Identifier.GetLocation());
        if (loss.Slope is null)
        {
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoDerivative, name, method.Name, $"does not depend on '{method.Parameters[0].Name}', the output, so there is nothing to learn"));
            return null;
        }

        if (Parts(loss.Value, MostParts) + Parts(loss.Slope, MostParts) > MostParts)
        {
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoDerivative, name, method.Name, $"has more than {MostParts} operations together with its derivative"));
            return null;
        }

        if (!Reads(loss.Value, LossExpression.Target))
        {
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoDerivative, name, method.Name, $"does not depend on '{method.Parameters[1].Name}', the target; without [LossExpression], BackwardFrom takes the derivative of such a loss"));
            return null;
        }

        return new LossExpression(method.Name, LossMethodText.Of(syntax), loss.Value, loss.Slope);
    }

    private Differentiable? Statements(IBlockOperation block)
    {
        foreach (IOperation statement in block.Operations)
        {
            switch (statement)
            {
                case IVariableDeclarationGroupOperation group:
                    foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                    {
                        if (declarator.Symbol.IsConst)
                            continue;
                        if (declarator.GetVariableInitializer() is not { } initializer)
                            return Refuse(declarator, "has no value");
                        if (Formula(initializer.Value) is not { } value)
                            return null;
                        // So ended, no name of the user's meets one of the kernel's.
                        _locals.Add(declarator.Symbol, value.Named($"{declarator.Symbol.Name}OfLoss"));
                    }

                    break;
                case IReturnOperation { ReturnedValue: { } returned }:
                    return Formula(returned);
                default:
                    return Refuse(statement, "is neither a declaration of floats nor a return");
            }
        }

        return null;
    }

    private Differentiable? Formula(IOperation operation)
    {
        if (operation is { Type.SpecialType: not SpecialType.System_Single, Kind: not OperationKind.Invalid })
            return Refuse(operation, $"has the type {operation.Type?.ToDisplayString() ?? "void"}; only floats are computed with, and constants are written as 0.5f");
        if (operation.ConstantValue is { HasValue: true, Value: float number })
        {
            return float.IsNaN(number) || float.IsInfinity(number)
                ? Refuse(operation, "is not a finite number")
                : Differentiable.Number(number);
        }

        switch (operation)
        {
            case IParameterReferenceOperation parameter:
                return parameter.Parameter.Ordinal == 0 ? new(LossExpression.Output, 1f) : new(LossExpression.Target, null);
            case ILocalReferenceOperation local when _locals.TryGetValue(local.Local, out Differentiable? known):
                return known;
            case IConversionOperation { OperatorMethod: null } conversion:
                return Formula(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Formula(parenthesized.Operand);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus } same:
                return Formula(same.Operand);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } negation:
                return Formula(negation.Operand) is { } operand ? DerivativeRules.Negate(operand) : null;
            case IBinaryOperation { OperatorMethod: null } binary:
                return Formula(binary.LeftOperand) is { } left && Formula(binary.RightOperand) is { } right ? Combined(binary, left, right) : null;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Formula(conditional.WhenTrue) is { } first && Formula(whenFalse) is { } second
                    ? Choice(conditional.Condition, _rules.Shared(first), _rules.Shared(second))
                    : null;
            case IInvocationOperation invocation:
                return Call(invocation);
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return Refuse(operation, "is not a constant; besides constants, a loss takes the output and the target alone");
            default:
                return Refuse(operation, "is not an operation that has a derivative here");
        }
    }

    private Differentiable? Combined(IBinaryOperation binary, Differentiable left, Differentiable right) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Add => DerivativeRules.Add(left, right),
        BinaryOperatorKind.Subtract => DerivativeRules.Subtract(left, right),
        BinaryOperatorKind.Multiply => _rules.Multiply(left, right),
        BinaryOperatorKind.Divide => _rules.Divide(left, right),
        _ => Refuse(binary, "is not an operation that has a derivative here"),
    };

    private Differentiable? Call(IInvocationOperation call)
    {
        bool isKnownType = call.TargetMethod is { IsStatic: true, ContainingType: { Name: "MathF" or "Math" or "Single", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
        if (!isKnownType || call.Arguments.Any(argument => argument.Value.Type?.SpecialType != SpecialType.System_Single))
            return Refuse(call, Calls);
        IOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (Formula(arguments[0]) is not { } x)
            return null;
        switch (call.TargetMethod.Name, arguments.Length)
        {
            case ("Abs", 1):
                return _rules.Abs(x);
            case ("Exp", 1):
                return _rules.Exp(x);
            case ("Log", 1):
                return _rules.Log(x);
            case ("Sqrt", 1):
                return _rules.Sqrt(x);
            case ("Tanh", 1):
                return _rules.Tanh(x);
            case ("Max", 2):
                return Formula(arguments[1]) is { } high ? _rules.Max(x, high) : null;
            case ("Min", 2):
                return Formula(arguments[1]) is { } low ? _rules.Min(x, low) : null;
            case ("Pow", 2) when arguments[1].ConstantValue is { HasValue: true, Value: float exponent }:
                return float.IsNaN(exponent) || float.IsInfinity(exponent) ? Refuse(arguments[1], "is not a finite number") : _rules.Power(x, exponent);
            case ("Pow", 2):
                return Refuse(arguments[1], "is not a constant, as an exponent must be");
            default:
                return Refuse(call, Calls);
        }
    }

    /// <summary>One of two, by comparisons.</summary>
    private Differentiable? Choice(IOperation condition, Differentiable whenTrue, Differentiable whenFalse)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool isTrue } }:
                return isTrue ? whenTrue : whenFalse;
            case IParenthesizedOperation parenthesized:
                return Choice(parenthesized.Operand, whenTrue, whenFalse);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Not } negation:
                return Choice(negation.Operand, whenFalse, whenTrue);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And, LeftOperand.Type.SpecialType: SpecialType.System_Boolean } both:
                return Choice(both.RightOperand, whenTrue, whenFalse) is { } second ? Choice(both.LeftOperand, _rules.Shared(second), whenFalse) : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or, LeftOperand.Type.SpecialType: SpecialType.System_Boolean } either:
                return Choice(either.RightOperand, whenTrue, whenFalse) is { } other ? Choice(either.LeftOperand, whenTrue, _rules.Shared(other)) : null;
            case IBinaryOperation { OperatorMethod: null } comparison when comparison.OperatorKind is >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan:
                return Formula(comparison.LeftOperand) is { } left && Formula(comparison.RightOperand) is { } right
                    ? Compared(comparison, _rules.Shared(left).Value, _rules.Shared(right).Value, whenTrue, whenFalse)
                    : null;
            default:
                return Refuse(condition, "is not a comparison of floats");
        }
    }

    private Differentiable? Compared(IBinaryOperation comparison, Expression left, Expression right, Differentiable whenTrue, Differentiable whenFalse)
    {
        Expression isAbove = Operations.GreaterThan(left, right), isBelow = Operations.GreaterThan(right, left);
        return comparison.OperatorKind switch
        {
            BinaryOperatorKind.GreaterThan => _rules.Select(isAbove, whenTrue, whenFalse),
            BinaryOperatorKind.LessThan => _rules.Select(isBelow, whenTrue, whenFalse),
            BinaryOperatorKind.GreaterThanOrEqual => _rules.Select(isBelow, whenFalse, whenTrue),
            BinaryOperatorKind.LessThanOrEqual => _rules.Select(isAbove, whenFalse, whenTrue),
            BinaryOperatorKind.Equals => _rules.Select(isAbove, whenFalse, _rules.Shared(_rules.Select(isBelow, whenFalse, whenTrue))),
            BinaryOperatorKind.NotEquals => _rules.Select(isAbove, whenTrue, _rules.Shared(_rules.Select(isBelow, whenTrue, whenFalse))),
            _ => Refuse(comparison, "is not a comparison of floats"),
        };
    }

    private Differentiable? Refuse(IOperation operation, string reason)
    {
        if (!operation.DescendantsAndSelf().Any(part => part.Kind == OperationKind.Invalid))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NoDerivative, LocationInfo.Of(operation.Syntax), LossMethodText.Of(operation.Syntax), reason));
        return null;
    }

    private static bool Reads(Expression expression, Operand operand) => expression == operand || expression.Parts.Any(part => Reads(part, operand));

    private static int Parts(Expression expression, int most)
    {
        int count = 1;
        foreach (Expression part in expression.Parts)
        {
            if (count > most)
                break;
            count += Parts(part, most - count);
        }

        return count;
    }
}
