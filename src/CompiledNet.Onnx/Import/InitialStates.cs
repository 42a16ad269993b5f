using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Streams;

namespace CompiledNet.Onnx.Import;

/// <summary>
/// Initial states that are inputs of a model that takes whole sequences. Layers begin at zero, which is what such inputs are given at the beginning of a sequence: they are left out,
/// with a note.
/// </summary>
internal static class InitialStates
{
    private const int FirstState = 5, LastState = 6;

    /// <param name="nodes">The nodes.</param>
    /// <param name="inputs">The names of the model's inputs.</param>
    /// <param name="notes">A note is added for each input.</param>
    public static ImmutableArray<GraphNode> LeaveOut(ImmutableArray<GraphNode> nodes, IReadOnlySet<string> inputs, List<string> notes)
    {
        var paths = new GraphPaths(nodes);
        var left = new SortedSet<string>(StringComparer.Ordinal);
        ImmutableArray<GraphNode> without = [.. nodes.Select(node => Without(node, paths, inputs, left))];
        notes.AddRange(left.Select(name => $"The initial state '{name}' is left out: recurrent layers begin at 0."));
        return without;
    }

    private static GraphNode Without(GraphNode node, GraphPaths paths, IReadOnlySet<string> inputs, SortedSet<string> left)
    {
        if (!RecurrentKind.AreIn([node]))
            return node;
        ImmutableArray<string> names = node.Inputs;
        for (int place = FirstState; place <= Math.Min(LastState, names.Length - 1); place++)
        {
            string name = paths.Origin(names[place]);
            if (!inputs.Contains(name))
                continue;
            left.Add(name);
            names = names.SetItem(place, "");
        }

        return node with { Inputs = names };
    }
}
