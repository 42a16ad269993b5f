namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>y = x₀ + x₁ + …</c>.</summary>
internal sealed class AddNode : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs) =>
        new(inputs[0].Shape, [.. inputs[0].Values.Select((_, i) => inputs.Sum(input => input.Values[i]))]);

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy) => new([.. inputs.Select(_ => dy)], []);
}
