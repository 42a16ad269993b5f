using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Reference.Graph;
using CompiledNet.Tests.Reference.Graph.Nodes;

namespace CompiledNet.Tests.Rounding;

/// <summary>
/// Of layers of any kind. How far floats may end from the exact values is tried: the reference computes some more times with
/// all parameters and all that goes from layer to layer, forward and back, moved up or down at random by as much as a sum in floats may be off
/// (<see cref="FloatRounding.Sum"/>). By backward error analysis a sum of products that was rounded is the exact sum of such moved
/// products (Higham, section 3.1), so that what is tried is what rounding does, made larger; this is Monte Carlo arithmetic
/// (D. S. Parker, 1997). Where a value is near a kink or two are nearly the largest, some trials fall on either side.
/// </summary>
/// <param name="description">The network.</param>
/// <param name="loss">Its loss, if it has one.</param>
/// <param name="tensor">The values of the tensor of a name, statistics too, in canonical order.</param>
/// <param name="mask">The mask of the dropout layer of a place, for so many rows.</param>
internal sealed class GraphExpectation(NetworkDescription description, LossSpec? loss, Func<string, double[]> tensor, Func<int, int, double[]> mask) : IExpectation
{
    private const int Trials = 4;

    // The largest of four trials is seldom below a third of their spread, which is itself that of 7 standard deviations.
    private const double Margin = 4;

    public Bounded Outputs(float[] inputs) => Tried(
        TermsOfRow, disturb => [Inference(disturb).Forward(Input(inputs, disturb)).Values])[0];

    public (Bounded Cost, Bounded Gradients) Backward(float[] inputs, float[] targets) => Backward(inputs, targets, [.. Enumerable.Repeat(1f, Rows(inputs))]);

    /// <summary>The same where the loss of each row is multiplied by a weight.</summary>
    public (Bounded Cost, Bounded Gradients) Backward(float[] inputs, float[] targets, float[] rowWeights)
    {
        double[] weights = [.. rowWeights.Select(weight => (double)weight)];
        double[] y = [.. targets.Select(target => (double)target)];
        Bounded[] results = Tried(
            TermsOfRow * Rows(inputs),
            disturb =>
            {
                ReferenceGraph graph = Training(Rows(inputs), disturb);
                Tensor x = Input(inputs, disturb);
                Tensor outputs = graph.Forward(x);
                return [[GraphCost.Of(outputs, y, loss!, weights)], graph.Backward(x, GraphCost.OutputGradients(outputs, y, loss!, weights)).Flat];
            });
        return (results[0], results[1]);
    }

    public (Bounded Gradients, Bounded InputGradients) BackwardFrom(float[] inputs, float[] outputGradients)
    {
        double[] dy = [.. outputGradients.Select(value => (double)value)];
        Bounded[] results = Tried(
            TermsOfRow * Rows(inputs),
            disturb =>
            {
                GraphGradients gradients = Inference(disturb).Backward(Input(inputs, disturb), new Tensor([Rows(inputs), .. description.Layers[^1].OutputShape], dy));
                return [gradients.Flat, gradients.Input.Values];
            });
        return (results[0], results[1]);
    }

    /// <summary>What the running statistics become, each mean before its variance.</summary>
    public Bounded StatisticsAfter(float[] inputs) => Tried(
        TermsOfRow * Rows(inputs),
        disturb => [[.. Training(Rows(inputs), disturb).StatisticsAfter(Input(inputs, disturb)).SelectMany(after => after.Mean.Concat(after.Variance))]])[0];

    /// <summary>No sum over one row has more terms: of a window's products, of a pool, of a norm; nor the sum over the positions of an image.</summary>
    private int TermsOfRow => description.Layers.Max(layer => Math.Max(Math.Max(layer.InputSize, layer.OutputSize), layer.Tensors.Select(own => Math.Max(own.FanIn, own.FanOut)).DefaultIfEmpty(1).Max()));

    private int Rows(float[] inputs) => inputs.Length / description.InputSize;

    private ReferenceGraph Inference(Func<double[], double[]> disturb)
    {
        ReferenceGraph graph = ReferenceGraph.Of(description, name => disturb(tensor(name)));
        graph.Disturb = disturb;
        return graph;
    }

    private ReferenceGraph Training(int rows, Func<double[], double[]> disturb)
    {
        ReferenceGraph graph = ReferenceGraph.OfTraining(
            description,
            name => disturb(tensor(name)),
            name => mask(description.Layers.IndexOf(description.Layers.Single(layer => layer.Name == name)), rows));
        graph.Disturb = disturb;
        return graph;
    }

    /// <summary>Inputs of which some are indices are exact.</summary>
    private Tensor Input(float[] inputs, Func<double[], double[]> disturb)
    {
        double[] values = [.. inputs.Select(value => (double)value)];
        bool hasIndices = description.Layers.Any(layer => layer.Kind == "Embedding");
        return new Tensor([Rows(inputs), .. description.InputShape], hasIndices ? values : disturb(values));
    }

    private static Bounded[] Tried(int terms, Func<Func<double[], double[]>, double[][]> compute)
    {
        double reach = FloatRounding.Sum(terms);
        double[][] exact = compute(values => values);
        double[][] spread = [.. exact.Select(values => new double[values.Length])];
        for (int trial = 0; trial < Trials; trial++)
        {
            var random = new Random(trial);
            double[][] tried = compute(values => [.. values.Select(value => value * (1 + (random.Next(2) == 0 ? reach : -reach)))]);
            for (int result = 0; result < exact.Length; result++)
            {
                for (int i = 0; i < exact[result].Length; i++)
                    spread[result][i] = Math.Max(spread[result][i], Math.Abs(tried[result][i] - exact[result][i]));
            }
        }

        return [.. exact.Zip(spread, (values, own) => new Bounded(values, Errors(values, own)))];
    }

    /// <summary>
    /// An element that the trials happened to move little is bounded as half of them are. Nothing is smaller than a rounding of the largest
    /// value: differences of nearly equal numbers (<c>a − y</c> of a class that is certain) have the error of these.
    /// </summary>
    private static double[] Errors(double[] values, double[] spread)
    {
        double largest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        double median = spread.Length == 0 ? 0 : spread.Order().ElementAt(spread.Length / 2);
        return [.. spread.Select(own => Margin * Math.Max(own, median) + FloatRounding.Function * largest + FloatRounding.Underflow)];
    }
}
