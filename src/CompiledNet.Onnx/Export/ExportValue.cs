using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>
/// What a layer gives, in the graph: with its channels last, as rows lie in memory, or with its channels first, as ONNX's windows want it. It is
/// transposed where a node asks for the other form, once.
/// </summary>
internal sealed class ExportValue
{
    private readonly ExportGraph _graph;
    private string? _last;
    private string? _first;

    private ExportValue(ExportGraph graph, ImmutableArray<int> shape, string? last, string? first) =>
        (_graph, Shape, _last, _first) = (graph, shape, last, first);

    /// <summary>The axes of a row, channels last.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The places in a row where the network's index inputs stand that no embedding has taken yet: place and number of the input.</summary>
    public ImmutableArray<(int Place, int Input)> Indices { get; private init; } = [];

    public int Channels => Shape[^1];

    /// <summary>Whether the value is there with its channels first, and not last.</summary>
    public bool PrefersFirst => _last is null;

    /// <summary>The name of the value with its channels last.</summary>
    public string Last => _last ??= _graph.Add("Transpose", _first!, AttributeMessage.Of("perm", Enumerable.Range(2, Shape.Length - 1).Append(1).Prepend(0).Select(axis => (long)axis)));

    /// <summary>The name of the value with its channels first.</summary>
    public string First => _first ??= Shape.Length == 1
        ? _last!
        : _graph.Add("Transpose", _last!, AttributeMessage.Of("perm", Enumerable.Range(1, Shape.Length - 1).Prepend(Shape.Length).Prepend(0).Select(axis => (long)axis)));

    public static ExportValue WithLast(ExportGraph graph, ImmutableArray<int> shape, string name) => new(graph, shape, name, null);

    public static ExportValue WithFirst(ExportGraph graph, ImmutableArray<int> shape, string name) =>
        shape.Length == 1 ? WithLast(graph, shape, name) : new(graph, shape, null, name);

    /// <summary>The same value with index inputs at those places of its rows.</summary>
    public ExportValue WithIndices(ImmutableArray<(int Place, int Input)> indices) => new(_graph, Shape, _last, _first) { Indices = indices };

    /// <summary>What a function of each value makes of it, in the form in which the value is there.</summary>
    public ExportValue Map(Func<string, string> function) =>
        PrefersFirst ? WithFirst(_graph, Shape, function(First)) : WithLast(_graph, Shape, function(Last));
}
