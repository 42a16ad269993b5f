using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Operators;
using CompiledNet.Onnx.Import.Values;
using CompiledNet.Onnx.Reading;

namespace CompiledNet.Onnx.Import;

/// <summary>Every node of a graph evaluated, from the inputs to the outputs.</summary>
internal sealed class GraphEvaluation
{
    private readonly Dictionary<string, Value> _values = [];
    private readonly List<OnnxProblem> _problems = [];

    private GraphEvaluation(ModelGraph graph, string? folder, InputOrder order) => (Graph, Folder, Order) = (graph, folder, order);

    public ModelGraph Graph { get; }

    /// <summary>The folder of the model, in which constants may lie; null if there is none.</summary>
    public string? Folder { get; }

    /// <summary>How the model has the axes of its inputs.</summary>
    public InputOrder Order { get; }

    /// <summary>The number of rows that the model is made for; null if it takes any.</summary>
    public long? Batch => Graph.Inputs.Select(input => input.ModelShape.ElementAtOrDefault(Order.RowsAxis)).FirstOrDefault(rows => rows is > 0);

    /// <summary>Of a stream: whether a node that remembers steps takes one step in a call, of each of many streams.</summary>
    public bool TakesSingleSteps { get; set; }

    /// <summary>Of a stream: whether the model takes several steps in a call, of which it may give the last alone, or sums over them.</summary>
    public bool MixesSteps => TakesSingleSteps && Graph.Inputs.Any(input => input.IsOpenAround(Order.RowsAxis));

    public Realization Realization { get; } = new();

    /// <summary>What keeps the outputs from being computed, in the order of the nodes. Nodes of which only shapes are asked may fail.</summary>
    public List<OnnxProblem> Problems { get; private set; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>The network's input.</summary>
    public Layer Input { get; private set; } = null!;

    /// <summary>What the outputs stand for.</summary>
    public IEnumerable<(string Name, Value Value)> Outputs => Graph.Outputs.Select(name => (name, _values[name]));

    public static GraphEvaluation Run(ModelGraph graph, string? folder, InputOrder order)
    {
        var evaluation = new GraphEvaluation(graph, folder, order);
        evaluation.Notes.AddRange(graph.Notes);
        evaluation.AddInputs();
        foreach (GraphNode node in graph.Nodes)
            evaluation.Add(node);
        foreach (string output in graph.Outputs.Where(output => !evaluation._values.ContainsKey(output)))
            evaluation._values[output] = evaluation.Unknown(null, new OnnxProblem(output, "", "nothing gives this output"), []);
        evaluation.Problems = evaluation.Needed();
        return evaluation;
    }

    private void AddInputs()
    {
        if (Graph.Inputs is [var only])
        {
            Factor[] axes = [.. only.SizesIn(Order).Select(size => new Factor(size))];
            Factor[] memory = Order.IsChannelsFirst && axes.Length > 1 ? [.. axes.Skip(1), axes[0]] : axes;
            Input = NewLayer.Input(memory.Length == 0 ? [1] : Order.IsStream ? [TensorValue.SizeOf(axes)] : [.. memory.Select(factor => factor.Size)]);
            _values[only.Name] = Given(only, Input, memory, axes);
            return;
        }

        // Several inputs lie one behind the other in a row.
        int[] sizes = [.. Graph.Inputs.Select(input => input.SizesIn(Order).Aggregate(1, (product, size) => product * size))];
        Input = NewLayer.Input([sizes.Sum()]);
        int start = 0;
        foreach ((ModelInput input, int size) in Graph.Inputs.Zip(sizes))
        {
            Layer columns = NewLayer.Select(Input, [.. Enumerable.Range(start, size)]);
            Factor[] axes = [.. input.SizesIn(Order).Select(axis => new Factor(axis))];
            _values[input.Name] = Given(input, columns, axes, axes);
            Notes.Add($"The input '{input.Name}' is {Columns(start, size)} of a row.");
            start += size;
        }
    }

    /// <summary>An input with its rows along the axis that counts them.</summary>
    private TensorValue Given(ModelInput input, Layer layer, Factor[] memory, Factor[] axes)
    {
        TensorValue value = Views.Of(layer, memory, [.. axes.Take(Order.RowsAxis), Factor.Rows, .. axes.Skip(Order.RowsAxis)]);
        return new TensorValue(value.Source, value.Memory, value.Axes) { IsIndex = input.IsIndex };
    }

    public static string Columns(int start, int size) => size == 1 ? $"value {start}" : $"values {start} to {start + size - 1}";

    private void Add(GraphNode node)
    {
        ImmutableArray<Value?> inputs = [];
        Operator? found = OperatorCatalog.Find(node);
        ImmutableArray<Value> outputs;
        try
        {
            inputs = [.. node.Inputs.Select(ValueOf)];
            if (found is null)
                throw new NotExpressibleException(OperatorCatalog.Unknown(node));
            outputs = !found.TakesUnknown && inputs.Any(input => input is UnknownValue) ? []
                : found.Evaluate(new OperatorCall(node, inputs, Graph.Versions.GetValueOrDefault(node.Domain, 1), this));
            if (outputs.IsEmpty)
                outputs = Unknown(node, found, inputs, null);
        }
        catch (NotExpressibleException exception)
        {
            GraphNode at = exception.Node ?? node;
            outputs = Unknown(node, found, inputs, new OnnxProblem(ModelImport.Line(at.Label), ModelImport.Line(at.FullOperator), exception.Message + Shapes(inputs)));
        }

        for (int place = 0; place < node.Outputs.Length; place++)
            _values[node.Outputs[place]] = place < outputs.Length ? outputs[place] : Unknown(null, new OnnxProblem(ModelImport.Line(node.Label), node.FullOperator, $"its output {place + 1} is not imported"), []);
    }

    private ImmutableArray<Value> Unknown(GraphNode node, Operator? found, ImmutableArray<Value?> inputs, OnnxProblem? problem)
    {
        ImmutableArray<UnknownValue> causes = [.. inputs.OfType<UnknownValue>()];
        UnknownValue value = Unknown(found?.ShapeRule?.Invoke([.. inputs.Select(input => input?.Shape)]), causes.IsEmpty ? problem : null, causes);
        return [.. node.Outputs.Select(_ => value)];
    }

    private UnknownValue Unknown(ImmutableArray<Extent>? shape, OnnxProblem? problem, ImmutableArray<UnknownValue> causes)
    {
        if (problem is not null)
            _problems.Add(problem);
        return new UnknownValue(shape, problem, causes);
    }

    /// <summary>The problems that outputs follow from.</summary>
    private List<OnnxProblem> Needed()
    {
        var needed = new HashSet<OnnxProblem>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<UnknownValue>(ReferenceEqualityComparer.Instance);
        var open = new Stack<UnknownValue>(Graph.Outputs.Select(name => _values[name]).OfType<UnknownValue>());
        while (open.TryPop(out UnknownValue? value))
        {
            if (!seen.Add(value))
                continue;
            if (value.Problem is not null)
                needed.Add(value.Problem);
            foreach (UnknownValue cause in value.Causes)
                open.Push(cause);
        }

        return [.. _problems.Where(needed.Contains)];
    }

    /// <summary>A value by its name; null where an input is left out.</summary>
    private Value? ValueOf(string name)
    {
        if (name.Length == 0)
            return null;
        if (_values.TryGetValue(name, out Value? value))
            return value;
        if (Graph.Constants.GetValueOrDefault(name) is { } tensor)
            return _values[name] = TensorReader.Read(tensor, Folder);
        throw new NotExpressibleException($"it takes '{ModelImport.Line(name)}', which no node before it gives");
    }

    private static string Shapes(ImmutableArray<Value?> inputs) => inputs.IsEmpty ? ""
        : $" (its inputs: {string.Join(", ", inputs.Select(input => input is null ? "none" : input.Shape is { } shape ? $"[{string.Join(", ", shape)}]" : "unknown"))})";
}
