using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;
using CompiledNet.Onnx.Reading;

namespace CompiledNet.Onnx.Import;

/// <summary>A node with the values of its inputs, none of which is unknown.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">The values; null where an input is left out.</param>
/// <param name="Version">The version of the operators of its family that the model was written for.</param>
/// <param name="Graph">What the nodes of a graph have in common.</param>
internal sealed record OperatorCall(GraphNode Node, ImmutableArray<Value?> Inputs, long Version, GraphEvaluation Graph)
{
    /// <summary>The input of that number; null if it is left out.</summary>
    public Value? Optional(int input) => input < Inputs.Length ? Inputs[input] : null;

    /// <exception cref="NotExpressibleException">It is left out.</exception>
    public Value Required(int input) => Optional(input) ?? throw new NotExpressibleException($"its input {input + 1} is missing");

    /// <summary>The input as what a layer gives, with all functions computed.</summary>
    public TensorValue Plain(int input) => Graph.Realization.Plain(Tensor(input));

    public TensorValue Tensor(int input) => Required(input) as TensorValue ?? throw new NotExpressibleException(Required(input) switch
    {
        LabelValue => "it computes with labels",
        PaddedValue => "it takes values with zeros around them; convolutions alone do",
        _ => $"its input {input + 1} is a constant",
    });

    /// <summary>Weights: constants of known shape.</summary>
    public Numbers Weights(int input, string what) => Required(input) as Numbers ?? throw new NotExpressibleException($"its {what} are not constants of floats");

    public Numbers? OptionalWeights(int input, string what) => Optional(input) is null ? null : Weights(input, what);

    public Integers Integers(int input, string what) => Required(input) as Integers ?? throw new NotExpressibleException($"its {what} are not constants");

    public long Integer(string attribute, long otherwise) => Attribute(attribute) is { } found ? (found.Integer ?? 0) : otherwise;

    public float Float(string attribute, float otherwise) => Attribute(attribute) is { } found ? found.Float ?? 0 : otherwise;

    public string Text(string attribute, string otherwise) => Attribute(attribute) is { } found ? found.Text : otherwise;

    /// <summary>A list of integers; null if there is no such attribute.</summary>
    public ImmutableArray<int>? List(string attribute) => Attribute(attribute) is { } found ? [.. found.Integers.Select(Int32)] : null;

    public float[]? Floats(string attribute) => Attribute(attribute) is { } found ? [.. found.Floats] : null;

    public ImmutableArray<string> Texts(string attribute) => Attribute(attribute) is { } found ? [.. found.Texts] : [];

    public Constant? Constant(string attribute) => Attribute(attribute)?.Tensor is { } tensor ? TensorReader.Read(tensor, Graph.Folder) : null;

    public AttributeMessage? Attribute(string name) => Node.Attributes.GetValueOrDefault(name);

    /// <summary>Axes that older versions have as an attribute and newer ones as an input; null if neither is there.</summary>
    public ImmutableArray<int>? Axes(int input) => List("axes") ?? (Optional(input) is null ? null : Fixed(Integers(input, "axes")));

    /// <summary>Integers none of which counts rows.</summary>
    public static ImmutableArray<int> Fixed(Integers integers) =>
        [.. integers.Values.Select(value => value.PerRow ? throw new NotExpressibleException("its arguments count rows") : Int32(value.Count))];

    /// <summary>The number of an axis, counted from the front.</summary>
    public static int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw new NotExpressibleException($"it names the axis {axis} of {rank}");

    private static int Int32(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);
}
