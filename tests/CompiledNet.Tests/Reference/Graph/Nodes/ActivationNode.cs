namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>a = g(z)</c>; softmax and its logarithm take each vector along the last axis together.</summary>
internal sealed class ActivationNode(ActivationSpec activation) : IDisturbedNode
{
    public Func<double[], double[]> Disturb { get; set; } = values => values;

    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs) => activation.Kind switch
    {
        Activation.Softmax => OfVectors(inputs[0], Softmax.Value),
        Activation.LogSoftmax => OfVectors(inputs[0], LogSoftmax.Value),
        _ => inputs[0].Select(z => ElementwiseActivations.Value(activation, z)),
    };

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor z = inputs[0];
        Tensor dz = Tensor.Zeros(z.Shape);
        for (int position = 0; position < z.Positions; position++)
        {
            double[] own = Vector(z, position);
            double[] d = Vector(dy, position);
            double[] result = activation.Kind switch
            {
                // Of a class that is nearly certain, da − Σ da·a is little: a rounding of a counts much.
                Activation.Softmax => Softmax.Backward(Disturb(Softmax.Value(own)), d),
                Activation.LogSoftmax => LogSoftmax.Backward(LogSoftmax.Value(own), d),
                _ => [.. own.Zip(d, (value, da) => da * ElementwiseActivations.Slope(activation, value))],
            };
            result.CopyTo(dz.Values, position * z.Channels);
        }

        return new NodeGradients([dz], []);
    }

    private static Tensor OfVectors(Tensor z, Func<double[], double[]> function) =>
        new(z.Shape, [.. Enumerable.Range(0, z.Positions).SelectMany(position => function(Vector(z, position)))]);

    private static double[] Vector(Tensor tensor, int position) =>
        tensor.Values.AsSpan(position * tensor.Channels, tensor.Channels).ToArray();
}
