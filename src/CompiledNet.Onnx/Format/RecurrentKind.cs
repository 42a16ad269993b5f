using System.Collections.Immutable;

namespace CompiledNet.Onnx.Format;

/// <summary>A recurrent operator and the layer that it is.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Layer">The layer's kind.</param>
/// <param name="Order">The places of the layer's gates among those of the operator.</param>
/// <param name="Activations">The functions of the layer, as the operator has them without its attribute.</param>
internal sealed record RecurrentKind(string Operator, string Layer, ImmutableArray<int> Order, ImmutableArray<string> Activations)
{
    /// <summary>ONNX has the gates of an LSTM in the order i, o, f, c, and those of a GRU in the order z, r, h; layers have i, f, g, o and r, z, n.</summary>
    public static readonly ImmutableArray<RecurrentKind> All =
    [
        new("RNN", "SimpleRNN", [0], ["Tanh"]),
        new("GRU", "GRU", [1, 0, 2], ["Sigmoid", "Tanh"]),
        new("LSTM", "LSTM", [0, 2, 3, 1], ["Sigmoid", "Tanh", "Tanh"]),
    ];

    public int Gates => Order.Length;

    /// <summary>Whether some nodes are recurrent operators.</summary>
    public static bool AreIn(IEnumerable<Import.GraphNode> nodes) => nodes.Any(node => node.Domain.Length == 0 && All.Any(kind => kind.Operator == node.Operator));

    public static RecurrentKind OfLayer(string kind) => All.First(found => found.Layer == kind);

    /// <summary>The blocks of gates in the layer's order, of those of the operator.</summary>
    public float[] OfLayer(float[] values) => Ordered(values, Order);

    /// <summary>The blocks of gates in the operator's order, of those of the layer.</summary>
    public float[] OfOperator(float[] values) => Ordered(values, [.. Enumerable.Range(0, Gates).Select(gate => Order.IndexOf(gate))]);

    private static float[] Ordered(float[] values, ImmutableArray<int> order)
    {
        int block = values.Length / order.Length;
        return [.. order.SelectMany(gate => values.Skip(gate * block).Take(block))];
    }
}
