namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>Dropout with the mask that was drawn: each value times 0 or <c>1/(1 − rate)</c>.</summary>
/// <param name="mask">A factor for each value of the batch.</param>
internal sealed class MaskNode(double[] mask) : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs) => Masked(inputs[0]);

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy) => new([Masked(dy)], []);

    private Tensor Masked(Tensor x)
    {
        Assert.Equal(mask.Length, x.Values.Length);
        return new Tensor(x.Shape, [.. x.Values.Zip(mask, (value, factor) => value * factor)]);
    }
}
