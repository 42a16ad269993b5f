using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Streams;

namespace CompiledNet.Onnx.Import;

/// <summary>The nodes that the chosen outputs need, functions written out.</summary>
internal sealed record ModelGraph
{
    /// <summary>The metadata with the layers of a network that was exported.</summary>
    public const string Architecture = "compilednet.architecture";

    public required ImmutableArray<GraphNode> Nodes { get; init; }

    public required IReadOnlyDictionary<string, TensorMessage> Constants { get; init; }

    public required ImmutableArray<ModelInput> Inputs { get; init; }

    public required ImmutableArray<string> Outputs { get; init; }

    public required ImmutableArray<string> Notes { get; init; }

    public required ImmutableArray<OnnxProblem> Problems { get; init; }

    /// <summary>The versions of the operators, by family.</summary>
    public required IReadOnlyDictionary<string, long> Versions { get; init; }

    /// <summary>Whether the model goes along streams: what its nodes remember is its inputs and outputs.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether some nodes take sequences.</summary>
    public bool TakesSequences => RecurrentKind.AreIn(Nodes);

    /// <param name="model">The model.</param>
    /// <param name="options">What of it is wanted.</param>
    /// <param name="asSequences">Whether rows are whole sequences, also of a model that goes along streams.</param>
    public static ModelGraph Of(ModelMessage model, OnnxImportOptions options, bool asSequences = false)
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
        ImmutableArray<GraphNode> nodes = LayerNormPattern.Fuse(Functions.FunctionCalls.Inline(model));
        StreamGraph? stream = asSequences ? null : StreamGraph.Find(nodes, graph, inputs.Keys.ToHashSet(), IsExportedStream(model));
        if (stream is not null && SaysOtherwise(stream, options))
            return Of(model, options, asSequences: true);
        nodes = stream?.Nodes ?? InitialStates.LeaveOut(nodes, inputs.Keys.ToHashSet(), notes);
        notes.AddRange(stream?.States.Select(state => state.Note) ?? []);
        var givers = new Dictionary<string, GraphNode>();
        foreach (GraphNode node in nodes)
        {
            foreach (string output in node.Outputs.Where(name => name.Length > 0))
                givers[output] = node;
        }

        ImmutableArray<string> outputs = Computed(graph, options, stream, givers, inputs, constants, notes, problems);
        (HashSet<GraphNode> needed, HashSet<string> read) = Needed(outputs, givers);
        if (stream is not null && stream.Inputs.Any(read.Contains))
            return Of(model, options, asSequences: true);
        string[] used = [.. options.Inputs.IsEmpty ? inputs.Keys.Where(read.Contains) : options.Inputs];
        problems.AddRange(inputs.Keys.Where(name => read.Contains(name) && !used.Contains(name)).Select(name => new OnnxProblem(name, "", "this input is needed, but is not among those that were chosen")));
        problems.AddRange(used.Where(name => !inputs.ContainsKey(name)).Select(name => new OnnxProblem(name, "", $"there is no such input; there are {string.Join(", ", inputs.Keys)}")));
        notes.AddRange(inputs.Keys.Except(used).Except(stream?.Inputs ?? []).Select(name => $"The input '{name}' is left out: no output needs it."));

        used = [.. used.Where(inputs.ContainsKey)];
        if (used.Length == 0 && problems.Count == 0)
            problems.Add(new OnnxProblem("the graph", "", "its outputs do not depend on any input"));
        return new ModelGraph
        {
            Nodes = [.. nodes.Where(needed.Contains)],
            Constants = constants,
            Inputs = [.. used.Select(name => ModelInput.Of(inputs[name], options, RecurrentKind.AreIn(nodes), stream is not null, problems))],
            Outputs = outputs,
            Notes = [.. notes],
            Problems = [.. problems],
            Versions = model.Operators.DistinctBy(set => set.Domain).ToDictionary(set => set.Domain, set => set.Version),
            IsStream = stream is not null,
        };
    }

    /// <summary>Whether inputs and outputs are chosen that are the states of a stream, or sequences of several steps.</summary>
    private static bool SaysOtherwise(StreamGraph stream, OnnxImportOptions options) =>
        options.Inputs.Any(stream.Inputs.Contains) || options.Outputs.Any(stream.Outputs.Contains) || options.InputShapes.Values.Any(shape => shape is [> 1, _]);

    /// <summary>Whether <see cref="OnnxExport"/> wrote it of a network whose rows are steps of a stream. A graph whose nodes remember nothing does not show it.</summary>
    private static bool IsExportedStream(ModelMessage model)
    {
        try
        {
            return model.Metadata.Find(entry => entry.Key == Architecture).Value is { } json && NetworkDescription.FromJson(json).IsStreaming;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The outputs that are computed; one that an input is only passed on to is left out.</summary>
    private static ImmutableArray<string> Computed(
        GraphMessage graph,
        OnnxImportOptions options,
        StreamGraph? stream,
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

        // Where the next state is all that a model gives, it is what the model is for.
        HashSet<string> states = [.. stream?.Outputs ?? []];
        if (graph.Outputs.All(output => states.Contains(output.Name)))
            states = [.. stream?.Cells ?? []];

        var computed = ImmutableArray.CreateBuilder<string>();
        foreach (string output in graph.Outputs.Select(output => output.Name).Distinct().Where(name => !states.Contains(name)))
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
}
