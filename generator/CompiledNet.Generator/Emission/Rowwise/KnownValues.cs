using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>The values of a kernel under the names that they have in C#.</summary>
internal sealed class KnownValues(RowwiseKernel kernel)
{
    private readonly NumberTypes _types = kernel.Types;
    private readonly Dictionary<Value, Expression> _known = [];

    public bool Contains(Value value) => _known.ContainsKey(value);

    public void Add(Value value, Expression text) => _known[value] = text;

    public void Remove(Value value) => _known.Remove(value);

    /// <summary>Whether an expression is computed on floats.</summary>
    public bool IsFloat(Expression expression) => _types.IsFloat(expression);

    /// <summary>An expression on floats.</summary>
    public Expression OnFloats(Expression expression) => expression.Replace(part => part switch
    {
        Read read => _known[read.Value],
        Constant constant => new Operand(constant.Name ?? Literal.Float(constant.Value)),
        _ => null,
    });

    /// <summary>An expression on vectors; the floats in it are broadcast.</summary>
    public Expression OnVectors(Expression expression) => expression.Replace(part => part switch
    {
        Constant => null,
        _ when IsFloat(part) => new Operand($"TLanes.Broadcast({ExpressionText.Of(OnFloats(part))})"),
        Read read when _known.TryGetValue(read.Value, out Expression? known) => known,
        Call { Function: Function.Log } call when kernel.CallsFunctions && IsFloat(call.Arguments[0]) =>
            new Operand($"TLanes.Broadcast(Log.OfOne<TLanes>({ExpressionText.Of(OnFloats(call.Arguments[0]))}))"),
        Call { Function: Function.Log or Function.ExpOfNonPositiveScaled, IsOutOfLine: false } call when kernel.CallsVectorFunctions =>
            OnVectors(call with { IsOutOfLine = true }),
        _ => null,
    });
}
