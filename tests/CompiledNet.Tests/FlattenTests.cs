using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

/// <summary>
/// A layer that only shows values under another shape changes nothing that is computed: an image's network gives the bits of the one
/// whose input has one axis.
/// </summary>
public sealed class FlattenTests
{
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(PictureClassifier), typeof(FlatPictureClassifier) },
        { typeof(SmallPicture), typeof(SmallFlatPicture) },
        { typeof(UnfusedPicture), typeof(UnfusedFlatPicture) },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Outputs_have_the_same_bits(Type image, Type flat)
    {
        (NetworkCase network, NetworkUnderTest actual, NetworkUnderTest expected) = Create(image, flat);
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);

            FloatBits.AssertSame(expected.Forward(inputs), actual.Forward(inputs), $"outputs of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void The_cost_and_its_gradients_have_the_same_bits(Type image, Type flat)
    {
        (NetworkCase network, NetworkUnderTest actual, NetworkUnderTest expected) = Create(image, flat);
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);

            Assert.Equal(expected.Backward(inputs, targets), actual.Backward(inputs, targets));
            Assert.Equal(expected.ComputeLoss(inputs, targets), actual.ComputeLoss(inputs, targets));
            FloatBits.AssertSame(expected.Gradients, actual.Gradients, $"gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Gradients_from_those_of_the_outputs_have_the_same_bits(Type image, Type flat)
    {
        (NetworkCase network, NetworkUnderTest actual, NetworkUnderTest expected) = Create(image, flat);
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
            var actualInputGradients = new float[inputs.Length];
            var expectedInputGradients = new float[inputs.Length];

            actual.BackwardFrom(inputs, outputGradients, actualInputGradients);
            expected.BackwardFrom(inputs, outputGradients, expectedInputGradients);

            FloatBits.AssertSame(expected.Gradients, actual.Gradients, $"gradients of {rows} rows");
            FloatBits.AssertSame(expectedInputGradients, actualInputGradients, $"input gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Steps_have_the_same_bits(Type image, Type flat)
    {
        (NetworkCase network, NetworkUnderTest actual, NetworkUnderTest expected) = Create(image, flat);
        float[] inputs = Draw.Inputs(network.Architecture, 1);
        float[] targets = Draw.Targets(network.Architecture, 1);
        for (int step = 0; step < 3; step++)
        {
            Assert.True(expected.TryDescend(inputs, targets, 0.1f, 1e30f, out float expectedCost));
            Assert.True(actual.TryDescend(inputs, targets, 0.1f, 1e30f, out float cost));

            Assert.Equal(expectedCost, cost);
            FloatBits.AssertSame(expected.Parameters, actual.Parameters, $"parameters after step {step}");
        }
    }

    [Fact]
    public void The_description_shows_the_views_and_all_shapes()
    {
        NetworkDescription description = PictureClassifier.Description;

        Assert.Equal([4, 5, 3], description.InputShape);
        Assert.Equal(60, description.InputSize);
        Assert.Equal(["Flatten1", "Dense1", "Again", "Dense2"], description.Layers.Select(layer => layer.Name));
        Assert.Equal(["Flatten", "Dense", "Flatten", "Dense"], description.Layers.Select(layer => layer.Kind));
        Assert.Equal([[4, 5, 3], [60], [33], [33]], description.Layers.Select(layer => layer.InputShape));
        Assert.Equal([[60], [33], [33], [10]], description.Layers.Select(layer => layer.OutputShape));
        Assert.Equal([0, 60 * 33, 0, 33 * 10], description.Layers.Select(layer => layer.MultiplyAdds));
    }

    [Fact]
    public void A_view_is_described_as_a_layer_without_anything_to_learn()
    {
        LayerDescription flatten = PictureClassifier.Description.Layers[0];

        Assert.Empty(flatten.Tensors);
        Assert.Equal(0, flatten.ParameterCount);
        Assert.Equal(Activation.Linear, flatten.Activation);
        Assert.Null(typeof(PictureClassifier).GetProperty("Flatten1"));
    }

    [Fact]
    public void A_view_behind_the_last_layer_gives_the_outputs_of_that_layer()
    {
        Assert.Equal("Flatten", SmallPicture.Description.Layers[^1].Kind);
        Assert.Equal(1, SmallPicture.OutputSize);
        Assert.Equal(1, SmallPicture.Description.OutputSize);
    }

    /// <summary>Both with the same parameters.</summary>
    private static (NetworkCase Network, NetworkUnderTest Actual, NetworkUnderTest Expected) Create(Type image, Type flat)
    {
        var network = new NetworkCase(image);
        NetworkUnderTest actual = network.Create();
        NetworkUnderTest expected = new NetworkCase(flat).Create();
        expected.Parameters = actual.Parameters;
        return (network, actual, expected);
    }
}
