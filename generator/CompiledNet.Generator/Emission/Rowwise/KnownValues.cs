using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>
/// The values of a kernel under the names that they have in C#. A row's numbers are floats where nothing asks for vectors: then a division
/// takes one lane and not all.
/// </summary>
/// <param name="callsFunctions">Whether functions of numbers are calls.</param>
/// <param name="callsVectorFunctions">Whether functions of vectors are calls too.</param>
internal sealed class KnownValues(bool callsFunctions, bool callsVectorFunctions)
{
    private readonly Dictionary<Value, (Expression Text, bool IsFloat)> _known = [];

    public bool Contains(Value value) => _known.ContainsKey(value);

    public void Add(Value value, Expression text, bool isFloat = false) => _known[value] = (text, isFloat);

    public void Remove(Value value) => _known.Remove(value);

    /// <summary>Whether an expression is computed on floats.</summary>
    public bool IsFloat(Expression expression) => expression switch
    {
        Read read => _known.TryGetValue(read.Value, out (Expression, bool IsFloat) known) && known.IsFloat,
        Constant => true,
        Negation or Binary => expression.Parts.All(IsFloat),
        _ => false,
    };

    /// <summary>An expression on floats.</summary>
    public Expression OnFloats(Expression expression) => expression.Replace(part => part switch
    {
        Read read => _known[read.Value].Text,
        Constant constant => new Operand(constant.Name ?? Literal.Float(constant.Value)),
        _ => null,
    });

    /// <summary>An expression on vectors; the floats in it are broadcast.</summary>
    public Expression OnVectors(Expression expression) => expression.Replace(part => part switch
    {
        Constant => null,
        _ when IsFloat(part) => new Operand($"TLanes.Broadcast({ExpressionText.Of(OnFloats(part))})"),
        Read read when _known.TryGetValue(read.Value, out (Expression Text, bool) known) => known.Text,
        Call { Function: Function.Log } call when callsFunctions && IsFloat(call.Arguments[0]) =>
            new Operand($"TLanes.Broadcast(Log.OfOne<TLanes>({ExpressionText.Of(OnFloats(call.Arguments[0]))}))"),
        Call { Function: Function.Log or Function.ExpOfNonPositiveScaled, IsOutOfLine: false } call when callsVectorFunctions =>
            OnVectors(call with { IsOutOfLine = true }),
        _ => null,
    });
}
