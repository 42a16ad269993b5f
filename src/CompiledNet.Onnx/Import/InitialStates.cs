using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Import;

/// <summary>
/// Initial states that are inputs of the model. Layers begin at zero, which is what such inputs are given at the beginning of a sequence: they are left out, with a note.
/// </summary>
internal static class InitialStates
{
    private const int FirstState = 5, LastState = 6;

    // What exporters write between an input with the states of all layers and one of them.
    private static readonly string[] Passing = ["Slice", "Gather", "Split", "Squeeze", "Unsqueeze", "Transpose", "Reshape", "Identity", "Cast"];

    /// <param name="nodes">The nodes.</param>
    /// <param name="inputs">The names of the model's inputs.</param>
    /// <param name="notes">A note is added for each input.</param>
    public static ImmutableArray<GraphNode> LeaveOut(ImmutableArray<GraphNode> nodes, IReadOnlySet<string> inputs, List<string> notes)
    {
        Dictionary<string, GraphNode> givers = [];
        foreach (GraphNode node in nodes)
        {
            foreach (string output in node.Outputs)
                givers[output] = node;
        }

        var left = new SortedSet<string>(StringComparer.Ordinal);
        ImmutableArray<GraphNode> without = [.. nodes.Select(node => Without(node, givers, inputs, left))];
        notes.AddRange(left.Select(name => $"The initial state '{name}' is left out: recurrent layers begin at 0."));
        return without;
    }

    private static GraphNode Without(GraphNode node, Dictionary<string, GraphNode> givers, IReadOnlySet<string> inputs, SortedSet<string> left)
    {
        if (!RecurrentKind.AreIn([node]))
            return node;
        ImmutableArray<string> names = node.Inputs;
        for (int place = FirstState; place <= Math.Min(LastState, names.Length - 1); place++)
        {
            string name = names[place];
            for (int depth = 0; depth < givers.Count && givers.TryGetValue(name, out GraphNode? giver) && Passing.Contains(giver.Operator) && giver.Inputs.Length > 0; depth++)
                name = giver.Inputs[0];
            if (!inputs.Contains(name))
                continue;
            left.Add(name);
            names = names.SetItem(place, "");
        }

        return node with { Inputs = names };
    }
}
