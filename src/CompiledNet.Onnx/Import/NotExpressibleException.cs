namespace CompiledNet.Onnx.Import;

/// <summary>A node has no counterpart among the layers.</summary>
/// <param name="why">What about it has none, as the rest of a sentence that begins with the node.</param>
/// <param name="node">The node; null for the one that is being looked at.</param>
internal sealed class NotExpressibleException(string why, GraphNode? node = null) : Exception(why)
{
    public GraphNode? Node { get; } = node;
}
