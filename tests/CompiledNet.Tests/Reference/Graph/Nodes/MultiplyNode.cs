namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>y = x₀·x₁</c>, element by element.</summary>
internal sealed class MultiplyNode : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs) => Product(inputs[0], inputs[1]);

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy) => new([Product(dy, inputs[1]), Product(dy, inputs[0])], []);

    private static Tensor Product(Tensor left, Tensor right)
    {
        Assert.Equal(left.Shape, right.Shape);
        return new Tensor(left.Shape, [.. left.Values.Zip(right.Values, (x, y) => x * y)]);
    }
}
