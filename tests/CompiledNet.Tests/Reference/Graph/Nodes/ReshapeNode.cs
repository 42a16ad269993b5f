namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>The same numbers under other axes.</summary>
/// <param name="shape">The axes of a row.</param>
internal sealed class ReshapeNode(IReadOnlyList<int> shape) : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs) => new([inputs[0].Rows, .. shape], inputs[0].Values);

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy) => new([new Tensor(inputs[0].Shape, dy.Values)], []);
}
