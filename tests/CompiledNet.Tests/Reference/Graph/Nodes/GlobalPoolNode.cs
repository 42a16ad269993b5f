namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>A pool whose one window is the whole row: <c>[rows, …, channels]</c> becomes <c>[rows, channels]</c>.</summary>
/// <param name="pool">The pool of a window.</param>
internal sealed class GlobalPoolNode(Func<Windows, INode> pool) : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor y = Pool(inputs[0]).Forward(inputs);
        return new Tensor([y.Rows, y.Channels], y.Values);
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        int[] shape = [dy.Rows, .. Enumerable.Repeat(1, inputs[0].Shape.Length - 2), dy.Channels];
        return Pool(inputs[0]).Backward(inputs, new Tensor(shape, dy.Values));
    }

    private INode Pool(Tensor x) => pool(Windows.Of([.. x.Shape[1..^1].Select(size => new WindowAxis(size, size))]));
}
