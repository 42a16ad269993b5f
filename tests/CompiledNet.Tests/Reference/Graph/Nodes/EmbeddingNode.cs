namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>
/// Puts a learnt vector in the place of each index of a row; what is not an index stays. An index has no derivative: its gradient
/// is 0.
/// </summary>
/// <param name="size">The length of a vector.</param>
/// <param name="weights"><c>[index][element]</c>.</param>
/// <param name="places">Where in a row the indices are.</param>
/// <param name="shape">The axes of an output row.</param>
internal sealed class EmbeddingNode(int size, double[] weights, IReadOnlyList<int> places, IReadOnlyList<int> shape) : INode
{
    public IReadOnlyList<double[]> Parameters => [weights];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        var y = new List<double>();
        foreach ((double value, bool isIndex) in Values(inputs[0]))
        {
            if (isIndex)
                y.AddRange(weights.AsSpan((int)value * size, size));
            else
                y.Add(value);
        }

        return new Tensor([inputs[0].Rows, .. shape], [.. y]);
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor dx = Tensor.Zeros(inputs[0].Shape);
        var weightGradients = new double[weights.Length];
        int input = 0;
        int output = 0;
        foreach ((double value, bool isIndex) in Values(inputs[0]))
        {
            if (!isIndex)
                dx.Values[input] = dy.Values[output++];
            for (int element = 0; isIndex && element < size; element++)
                weightGradients[(int)value * size + element] += dy.Values[output++];
            input++;
        }

        return new NodeGradients([dx], [weightGradients]);
    }

    private IEnumerable<(double Value, bool IsIndex)> Values(Tensor x) =>
        x.Values.Select((value, i) => (value, places.Contains(i % x.RowLength)));
}
