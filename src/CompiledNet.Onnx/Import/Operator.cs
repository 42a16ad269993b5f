using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import;

/// <summary>What an operator means.</summary>
/// <param name="Domain">Its family; empty for those of the specification.</param>
/// <param name="Name">Its name.</param>
/// <param name="Evaluate">Gives the values of its outputs, as many of them as are known.</param>
internal sealed record Operator(string Domain, string Name, Func<OperatorCall, ImmutableArray<Value>> Evaluate)
{
    /// <summary>The family of operators for models that are not networks; scikit-learn's converter writes them.</summary>
    public const string Learning = "ai.onnx.ml";

    /// <summary>The shape of the results where the values cannot be expressed, from the shapes of the inputs; null if it stays unknown.</summary>
    public Func<ImmutableArray<ImmutableArray<Extent>?>, ImmutableArray<Extent>?>? ShapeRule { get; init; }

    /// <summary>Whether the operator takes values that could not be expressed: those that look at shapes alone.</summary>
    public bool TakesUnknown { get; init; }

    public static Operator Of(string name, Func<OperatorCall, Value> evaluate) => new("", name, call => [evaluate(call)]);

    /// <summary>An operator whose result has the shape of its first input.</summary>
    public static Operator Unary(string name, Func<OperatorCall, Value> evaluate) => Of(name, evaluate) with { ShapeRule = shapes => shapes.Length == 0 ? null : shapes[0] };
}
