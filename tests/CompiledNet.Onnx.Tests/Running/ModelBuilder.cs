using System.Runtime.InteropServices;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>Writes models node by node, as exporters do.</summary>
internal sealed class ModelBuilder(int version = 17)
{
    private readonly GraphMessage _graph = new() { Name = "graph" };
    private readonly Random _random = new(1);
    private int _values;

    public GraphMessage Graph => _graph;

    public string Input(string name, params long[] sizes) => Input(name, ElementType.Float, sizes);

    public string Input(string name, ElementType type, params long[] sizes)
    {
        _graph.Inputs.Add(new ValueMessage { Name = name, Type = type, Shape = [(null, "N"), .. sizes.Select(size => ((long?)size, ""))] });
        return name;
    }

    /// <summary>A constant of drawn numbers between −½ and ½.</summary>
    public string Weights(params long[] sizes) =>
        Constant([.. sizes], [.. Enumerable.Range(0, (int)sizes.Aggregate(1L, (product, size) => product * size)).Select(_ => _random.NextSingle() - 0.5f)]);

    public string Constant(long[] sizes, params float[] values) => Constant(ElementType.Float, sizes, MemoryMarshal.AsBytes<float>(values));

    public string Scalar(float value) => Constant([], value);

    public string Integers(params long[] values) => Constant(ElementType.Int64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    public string Integer(long value) => Constant(ElementType.Int64, [], MemoryMarshal.AsBytes<long>([value]));

    public string Node(string operation, string[] inputs, params AttributeMessage[] attributes) => Nodes(operation, 1, inputs, attributes)[0];

    public string[] Nodes(string operation, int outputs, string[] inputs, params AttributeMessage[] attributes)
    {
        string domain = operation.Contains('.', StringComparison.Ordinal) ? operation[..operation.LastIndexOf('.')] : "";
        string[] names = [.. Enumerable.Range(0, outputs).Select(_ => $"v{++_values}")];
        _graph.Nodes.Add(new NodeMessage { Name = $"/{operation}_{_values}", Domain = domain, Operator = operation[(operation.LastIndexOf('.') + 1)..], Inputs = [.. inputs], Outputs = [.. names], Attributes = [.. attributes] });
        return names;
    }

    public static AttributeMessage I(string name, long value) => AttributeMessage.Of(name, value);

    public static AttributeMessage F(string name, float value) => AttributeMessage.Of(name, value);

    public static AttributeMessage Is(string name, params long[] values) => AttributeMessage.Of(name, values);

    /// <summary>The model with that output.</summary>
    public byte[] Output(string name, params long[] sizes)
    {
        _graph.Outputs.Add(new ValueMessage { Name = name, Type = ElementType.Float, Shape = [(null, "N"), .. sizes.Select(size => ((long?)size, ""))] });
        return Bytes();
    }

    /// <summary>The model with outputs of which all sizes are said; null for one that is open.</summary>
    public byte[] Outputs(params (string Name, long?[] Sizes)[] outputs)
    {
        _graph.Outputs.AddRange(outputs.Select(output => new ValueMessage { Name = output.Name, Type = ElementType.Float, Shape = [.. output.Sizes.Select(size => (size, ""))] }));
        return Bytes();
    }

    public byte[] Bytes()
    {
        var model = new ModelMessage { IrVersion = 8, Producer = "test", Graph = _graph };
        model.Operators.Add(("", version));
        model.Operators.Add(("ai.onnx.ml", 3));
        var writer = new WireWriter();
        model.Write(writer);
        return writer.Written().ToArray();
    }

    private string Constant(ElementType type, long[] sizes, ReadOnlySpan<byte> values)
    {
        string name = $"c{++_values}";
        _graph.Initializers.Add(new TensorMessage { Name = name, Type = type, Sizes = [.. sizes], Raw = values.ToArray() });
        return name;
    }
}
