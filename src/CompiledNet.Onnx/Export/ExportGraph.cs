using System.Runtime.InteropServices;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>The graph that is being written. Values go by their names.</summary>
internal sealed class ExportGraph
{
    private readonly GraphMessage _graph;
    private readonly HashSet<string> _constants = [];
    private int _values;

    public ExportGraph(string name) => _graph = new GraphMessage { Name = name };

    public GraphMessage Message => _graph;

    /// <summary>The layer whose nodes are being written: they and their results have its name.</summary>
    public string Layer { get; set; } = "";

    /// <summary>Whether steps of streams come in, <c>[rows, steps, features]</c>: what layers remember of those before is taken and given.</summary>
    public bool IsStream { get; init; }

    /// <summary>What layers remember: the name of an input, that of the output with the next one, and the sizes of both.</summary>
    public List<(string Name, string Next, (long? Size, string Name)[] Shape)> States { get; } = [];

    /// <summary>Adds what a layer remembers, and returns the names of the input and the output.</summary>
    public (string Now, string Next) AddState(string name, params (long? Size, string Name)[] shape)
    {
        States.Add((name, name + "_next", shape));
        return (States[^1].Name, States[^1].Next);
    }

    /// <summary>Adds a node whose results have these names.</summary>
    public void AddNode(string operation, IEnumerable<string> inputs, IEnumerable<string> outputs, params AttributeMessage[] attributes) =>
        _graph.Nodes.Add(new NodeMessage { Name = $"{Layer}/{operation}_{++_values}", Operator = operation, Inputs = [.. inputs], Outputs = [.. outputs], Attributes = [.. attributes] });

    /// <summary>A new name for a result.</summary>
    public string NewName(string operation) => $"{Layer}/{operation}_{++_values}";

    /// <summary>Adds a node and returns the name of its result.</summary>
    public string Add(string operation, IEnumerable<string> inputs, params AttributeMessage[] attributes) => AddOutput(operation, 0, inputs, attributes);

    /// <summary>Adds a node of which one result is used, and returns its name.</summary>
    public string AddOutput(string operation, int number, IEnumerable<string> inputs, params AttributeMessage[] attributes)
    {
        string output = NewName(operation);
        _graph.Nodes.Add(new NodeMessage { Name = output, Operator = operation, Inputs = [.. inputs], Outputs = [.. Enumerable.Repeat("", number), output], Attributes = [.. attributes] });
        return output;
    }

    public string Add(string operation, string input, params AttributeMessage[] attributes) => Add(operation, [input], attributes);

    /// <summary>Adds a constant of floats under its name.</summary>
    public string Constant(string name, IEnumerable<int> sizes, float[] values) => Constant(name, ElementType.Float, sizes, MemoryMarshal.AsBytes<float>(values));

    /// <summary>A number as a constant; the same number is written once.</summary>
    public string Scalar(float value) => Constant(FormattableString.Invariant($"scalar_{value:R}"), [], [value]);

    /// <summary>A list of integers as a constant; the same list is written once.</summary>
    public string List(params IReadOnlyList<long> values) =>
        Constant($"list_{string.Join('_', values)}", ElementType.Int64, [values.Count], MemoryMarshal.AsBytes<long>([.. values]));

    private string Constant(string name, ElementType type, IEnumerable<int> sizes, ReadOnlySpan<byte> values)
    {
        if (_constants.Add(name))
            _graph.Initializers.Add(new TensorMessage { Name = name, Type = type, Sizes = [.. sizes.Select(size => (long)size)], Raw = values.ToArray() });
        return name;
    }
}
