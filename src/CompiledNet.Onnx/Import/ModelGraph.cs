using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import;

/// <summary>An input of the model that the network takes: the sizes of its axes behind the rows.</summary>
internal sealed record ModelInput(string Name, ImmutableArray<int> Sizes, bool IsIndex)
{
    /// <summary>The sizes if the rows are the second axis, as they are of sequences in many models; empty if these are not known.</summary>
    public ImmutableArray<int> SizesAroundRows { get; init; } = [];

    /// <summary>Whether the rows can only be the second axis, because no size is said for it.</summary>
    public bool HasRowsSecond { get; init; }
}

/// <summary>The nodes that the chosen outputs need, functions written out.</summary>
internal sealed record ModelGraph
{
    public required ImmutableArray<GraphNode> Nodes { get; init; }

    public required IReadOnlyDictionary<string, TensorMessage> Constants { get; init; }

    public required ImmutableArray<ModelInput> Inputs { get; init; }

    public required ImmutableArray<string> Outputs { get; init; }

    public required ImmutableArray<string> Notes { get; init; }

    public required ImmutableArray<OnnxProblem> Problems { get; init; }

    /// <summary>The versions of the operators, by family.</summary>
    public required IReadOnlyDictionary<string, long> Versions { get; init; }

    /// <summary>The number of rows that the model is made for; null if it takes any.</summary>
    public long? Batch { get; init; }

    /// <summary>The number of rows that the model is made for, if they are the second axis of what comes in; null if it takes any.</summary>
    public long? SecondBatch { get; init; }

    /// <summary>Whether some nodes take sequences.</summary>
    public bool TakesSequences => RecurrentKind.AreIn(Nodes);

    public static ModelGraph Of(ModelMessage model, OnnxImportOptions options)
    {
        GraphMessage graph = model.Graph!;
        var problems = new List<OnnxProblem>();
        var notes = new List<string>();
        if (graph.HasSparseInitializers)
            problems.Add(new OnnxProblem("the graph", "", "it has sparse constants, which are not read"));
        var constants = new Dictionary<string, TensorMessage>();
        foreach (TensorMessage tensor in graph.Initializers)
            constants[tensor.Name] = tensor;

        Dictionary<string, ValueMessage> inputs = graph.Inputs.Where(input => !constants.ContainsKey(input.Name)).DistinctBy(input => input.Name).ToDictionary(input => input.Name);
        ImmutableArray<GraphNode> nodes = InitialStates.LeaveOut(LayerNormPattern.Fuse(Functions.FunctionCalls.Inline(model)), inputs.Keys.ToHashSet(), notes);
        var givers = new Dictionary<string, GraphNode>();
        foreach (GraphNode node in nodes)
        {
            foreach (string output in node.Outputs.Where(name => name.Length > 0))
                givers[output] = node;
        }

        ImmutableArray<string> outputs = Computed(graph, options, givers, inputs, constants, notes, problems);
        (HashSet<GraphNode> needed, HashSet<string> read) = Needed(outputs, givers);
        string[] used = [.. options.Inputs.IsEmpty ? inputs.Keys.Where(read.Contains) : options.Inputs];
        problems.AddRange(inputs.Keys.Where(name => read.Contains(name) && !used.Contains(name)).Select(name => new OnnxProblem(name, "", "this input is needed, but is not among those that were chosen")));
        problems.AddRange(used.Where(name => !inputs.ContainsKey(name)).Select(name => new OnnxProblem(name, "", $"there is no such input; there are {string.Join(", ", inputs.Keys)}")));
        notes.AddRange(inputs.Keys.Except(used).Select(name => $"The input '{name}' is left out: no output needs it."));

        used = [.. used.Where(inputs.ContainsKey)];
        if (used.Length == 0 && problems.Count == 0)
            problems.Add(new OnnxProblem("the graph", "", "its outputs do not depend on any input"));
        return new ModelGraph
        {
            Nodes = [.. nodes.Where(needed.Contains)],
            Constants = constants,
            Inputs = [.. used.Select(name => Input(inputs[name], options, RecurrentKind.AreIn(nodes), problems))],
            Outputs = outputs,
            Notes = [.. notes],
            Problems = [.. problems],
            Versions = model.Operators.DistinctBy(set => set.Domain).ToDictionary(set => set.Domain, set => set.Version),
            Batch = used.Select(name => inputs[name].Shape is [var rows, ..] ? rows.Size : null).FirstOrDefault(rows => rows is > 0),
            SecondBatch = used.Select(name => inputs[name].Shape is [_, var rows, ..] ? rows.Size : null).FirstOrDefault(rows => rows is > 0),
        };
    }

    /// <summary>The outputs that are computed; one that an input is only passed on to is left out.</summary>
    private static ImmutableArray<string> Computed(
        GraphMessage graph,
        OnnxImportOptions options,
        Dictionary<string, GraphNode> givers,
        Dictionary<string, ValueMessage> inputs,
        Dictionary<string, TensorMessage> constants,
        List<string> notes,
        List<OnnxProblem> problems)
    {
        if (!options.Outputs.IsEmpty)
        {
            problems.AddRange(options.Outputs.Where(name => graph.Outputs.All(output => output.Name != name)).Select(name =>
                new OnnxProblem(name, "", $"there is no such output; there are {string.Join(", ", graph.Outputs.Select(output => output.Name))}")));
            return options.Outputs;
        }

        var computed = ImmutableArray.CreateBuilder<string>();
        foreach (string output in graph.Outputs.Select(output => output.Name).Distinct())
        {
            string origin = output;
            for (int steps = 0; steps <= givers.Count && givers.TryGetValue(origin, out GraphNode? giver) && giver.Operator is "Identity" or "Cast" && giver.Inputs is [var before, ..]; steps++)
                origin = before;
            if (inputs.ContainsKey(origin))
                notes.Add($"The output '{output}' is left out: it is the input '{origin}', passed on.");
            else if (constants.ContainsKey(origin))
                notes.Add($"The output '{output}' is left out: it is a constant.");
            else
                computed.Add(output);
        }

        if (computed.Count == 0)
            problems.Add(new OnnxProblem("the graph", "", "it has no output that is computed"));
        return computed.ToImmutable();
    }

    private static (HashSet<GraphNode> Nodes, HashSet<string> Names) Needed(IEnumerable<string> outputs, Dictionary<string, GraphNode> givers)
    {
        HashSet<GraphNode> nodes = new(ReferenceEqualityComparer.Instance);
        var names = new HashSet<string>();
        var open = new Stack<string>(outputs);
        while (open.TryPop(out string? name))
        {
            if (!names.Add(name) || !givers.TryGetValue(name, out GraphNode? giver) || !nodes.Add(giver))
                continue;
            foreach (string input in giver.Inputs)
                open.Push(input);
        }

        return (nodes, names);
    }

    private static ModelInput Input(ValueMessage input, OnnxImportOptions options, bool takesSequences, List<OnnxProblem> problems)
    {
        bool isIndex = input.Type is ElementType.Int32 or ElementType.Int64;
        if (options.InputShapes.TryGetValue(input.Name, out ImmutableArray<int> given))
            return new ModelInput(input.Name, given, isIndex) { SizesAroundRows = given };
        if (input.Shape is not { Count: > 0 } shape)
            problems.Add(new OnnxProblem(input.Name, "", "the shape of this input is not known; it can be said when importing"));
        else if (takesSequences && shape is { Count: > 2 } && shape[1].Size is null && !AroundRows(shape).IsEmpty)
            return new ModelInput(input.Name, [], isIndex) { SizesAroundRows = AroundRows(shape), HasRowsSecond = true };
        else if (shape.Skip(1).Any(axis => axis.Size is not (> 0 and < int.MaxValue)))
            problems.Add(new OnnxProblem(input.Name, "", $"this input has the shape [{string.Join(", ", shape.Select(axis => axis.Size?.ToString() ?? (axis.Name.Length > 0 ? axis.Name : "?")))}]; all sizes but the first must be known, and can be said when importing"));
        else if (shape.Skip(1).Aggregate(1L, (product, axis) => Math.Min(product * axis.Size!.Value, 1L << 32)) > 1 << 24)
            problems.Add(new OnnxProblem(input.Name, "", $"this input has rows of more than {1 << 24} values"));
        else
            return new ModelInput(input.Name, [.. shape.Skip(1).Select(axis => (int)axis.Size!.Value)], isIndex) { SizesAroundRows = AroundRows(shape) };
        return new ModelInput(input.Name, [1], isIndex);
    }

    private static ImmutableArray<int> AroundRows(List<(long? Size, string Name)> shape) =>
        shape.Count > 2 && shape.Where((_, axis) => axis != 1).All(axis => axis.Size is > 0) && shape.Where((_, axis) => axis != 1).Aggregate(1L, (product, axis) => Math.Min(product * axis.Size!.Value, 1L << 32)) <= 1 << 24
            ? [.. shape.Where((_, axis) => axis != 1).Select(axis => (int)axis.Size!.Value)]
            : [];
}
