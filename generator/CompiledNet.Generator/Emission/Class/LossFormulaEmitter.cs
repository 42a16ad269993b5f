using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Losses;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the loss of a user's method as a formula of numbers that know their derivative, for checks of gradients.</summary>
internal sealed class LossFormulaEmitter
{
    /// <summary>The name of the method.</summary>
    public const string Name = "LossOf";

    private const string Number = "global::CompiledNet.Execution.LossNumber";

    private readonly CodeWriter _writer;
    private readonly HashSet<string> _declared = [];

    private LossFormulaEmitter(CodeWriter writer) => _writer = writer;

    /// <summary>Writes the method.</summary>
    public static void Emit(CodeWriter writer, LossExpression loss)
    {
        writer.Line();
        using CodeWriter.Scope method = writer.Block($"private static {Number} {Name}({Number} output, {Number} target)");
        string formula = new LossFormulaEmitter(writer).Text(loss.Value);
        writer.Line($"return {formula};");
    }

    /// <summary>The C# of an expression; what has a name is declared before.</summary>
    private string Text(Expression expression) => expression switch
    {
        Operand operand => operand == LossExpression.Output ? "output" : "target",
        Constant constant => $"({Number})({Literal.Float(constant.Value)})",
        Negation negation => $"(-{Text(negation.Value)})",
        Binary binary => $"({Text(binary.Left)} {Sign(binary.Operator)} {Text(binary.Right)})",
        Local local => Declared(local),
        Call { Function: Function.Select } select => $"({Text(select.Arguments[0])} ? {Text(select.Arguments[1])} : {Text(select.Arguments[2])})",
        Call call => $"{Number}.{call.Function}({string.Join(", ", call.Arguments.Select(Text))})",
        _ => throw new InvalidOperationException($"No formula for {expression.Notation}."),
    };

    private string Declared(Local local)
    {
        if (_declared.Add(local.Name))
            _writer.Line($"var {local.Name} = {Text(local.Value)};");
        return local.Name;
    }

    private static string Sign(Operator @operator) => @operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        _ => "/",
    };
}
