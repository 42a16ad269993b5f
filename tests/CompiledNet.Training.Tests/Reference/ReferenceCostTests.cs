using CompiledNet.Reference;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Reference.Graph;

namespace CompiledNet.Training.Tests.Reference;

/// <summary>The reference of <see cref="GradientCheck"/>, on networks of all kinds of layers, in training and at inference.</summary>
public sealed class ReferenceCostTests
{
    private const int RowCount = 5;

    public static TheoryData<string, bool> Networks
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string name in (string[])[KindsOfLayers.Image, KindsOfLayers.Sequence, KindsOfLayers.Categories])
            {
                data.Add(name, true);
                data.Add(name, false);
            }
            return data;
        }
    }

    /// <remarks>Both are double precision, over sums of at most a hundred terms of about 1.</remarks>
    [Theory, MemberData(nameof(Networks))]
    public void Cost_and_derivatives_are_those_of_the_independent_graph(string name, bool isTraining)
    {
        NetworkDescription description = KindsOfLayers.Get(name);
        double[] targets = Widened(KindsOfLayers.Targets(description, RowCount, seed: 2));
        var input = new Tensor([RowCount, .. description.InputShape], Widened(KindsOfLayers.Inputs(description, RowCount, seed: 1)));
        var loss = new LossSpec(description.Loss!.Value);
        ReferenceGraph graph = isTraining
            ? ReferenceGraph.OfTraining(description, Values, layer => Mask(description, description.Layers.IndexOf(description.Layers.Single(other => other.Name == layer))))
            : ReferenceGraph.Of(description, Values);
        Tensor outputs = graph.Forward(input);
        double[][] gradients = graph.Backward(input, GraphCost.OutputGradients(outputs, targets, loss)).Parameters;

        CostAndGradients actual = Cost(description, isTraining).Evaluate(DoubleArithmetic.Instance);

        Assert.Equal(GraphCost.Of(outputs, targets, loss), actual.Cost, 1e-13);
        Assert.Equal(gradients.Length, actual.Gradients.Length);
        foreach ((ParameterTensor tensor, (double[] expected, double[] own)) in description.Tensors.Zip(gradients.Zip(actual.Gradients)))
        {
            Assert.Equal(expected.Length, own.Length);
            for (int i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - own[i]) <= 1e-12, $"{tensor.Name}, element {i}: {own[i]:R} instead of {expected[i]:R}");
        }

        double[] Values(string tensor) =>
            Widened(KindsOfLayers.Values(description.Tensors.Concat(description.Statistics).Single(candidate => candidate.Name == tensor), seed: 3));
    }

    [Theory, MemberData(nameof(Networks))]
    public void Derivatives_are_the_difference_quotients_of_the_cost(string name, bool isTraining)
    {
        ReferenceCost cost = Cost(KindsOfLayers.Get(name), isTraining);
        (double value, double[][] gradients) = cost.Evaluate(DoubleArithmetic.Instance);
        // Double rounds by 2⁻²⁹ of what float does.
        double rounding = Math.ScaleB(RoundingSpread.OfCost(cost, value, seed: 1), -29);
        foreach ((int tensor, double[] derivatives) in gradients.Index())
        {
            for (int element = 0; element < derivatives.Length; element++)
            {
                DifferenceQuotient quotient = DifferenceQuotient.Of(cost, tensor, element, rounding, wanted: 1e-10);

                Assert.True(quotient.Bound <= 1e-7, $"tensor {tensor}, element {element}: known to {quotient.Bound:E1} only");
                Assert.True(
                    Math.Abs(quotient.Value - derivatives[element]) <= quotient.Bound,
                    $"tensor {tensor}, element {element}: {derivatives[element]:R} instead of {quotient.Value:R} ± {quotient.Bound:E1}");
            }
        }
    }

    [Fact]
    public void A_kind_without_a_reference_is_refused_by_name()
    {
        NetworkDescription description = new LayerList("Attentive", [4, 1]).Add("Attention", [2]).Describe(LossFunction.MeanSquaredError);

        Assert.Contains(
            "Attention1",
            Assert.Throws<NotSupportedException>(() => new ReferenceCost(description, _ => [], new double[4], [new double[2]], masks: null)).Message,
            StringComparison.Ordinal);
    }

    private static ReferenceCost Cost(NetworkDescription description, bool isTraining) => new(
        description,
        tensor => Widened(KindsOfLayers.Values(tensor, seed: 3)),
        Widened(KindsOfLayers.Inputs(description, RowCount, seed: 1)),
        [.. Widened(KindsOfLayers.Targets(description, RowCount, seed: 2)).Chunk(description.OutputSize)],
        isTraining ? place => Mask(description, place) : null);

    /// <summary>Some are dropped, the others are scaled.</summary>
    private static double[] Mask(NetworkDescription description, int place)
    {
        float rate = description.Layers[place].Rate;
        return [.. Noise.Uniform(RowCount * description.Layers[place].OutputSize, seed: 4).Select(draw => draw < rate ? 0 : 1 / (1 - (double)rate))];
    }

    private static double[] Widened(float[] values) => [.. values.Select(value => (double)value)];
}
