using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;

namespace CompiledNet.Streams.Tests;

/// <summary>Gradients of streams agree with a reference in double precision, written from the formulas of the layers on whole sequences.</summary>
public class GradientCheckTests
{
    private const int Steps = 30;

    [Fact]
    public void Of_filters() => AssertCorrect<Filters>();

    [Fact]
    public void Of_filters_in_groups() => AssertCorrect<GroupedFilters>();

    [Fact]
    public void Of_simple_recurrent_layers() => AssertCorrect<Simple>();

    [Fact]
    public void Of_gates() => AssertCorrect<Gates>();

    [Fact]
    public void Of_cells() => AssertCorrect<Cells>();

    [Fact]
    public void Of_layers_without_fused_multiply_adds() => AssertCorrect<Unfused>();

    [Fact]
    public void Of_classes_of_every_step()
    {
        Stacked network = Draw.Network<Stacked>();
        float[] inputs = Draw.Values(Steps * 2, seed: 6);
        int[] labels = [.. Enumerable.Range(0, Steps).Select(step => step * step % 3)];

        GradientReport report = GradientCheck.Run(network, inputs, labels, new GradientCheckOptions { MaxElementsPerTensor = 40 });

        Assert.True(report.Passed && report.Cost.Passed, report.ToString());
    }

    [Fact]
    public void Of_gated_filters_with_dropout_and_labels() => AssertCorrectWithLabels<Gated>();

    [Fact]
    public void Of_filters_with_batch_norms() => AssertCorrect<NormalizedFilters>();

    [Fact]
    public void Of_embeddings_and_layers_of_images_in_every_step() => AssertCorrect<Pictures>();

    [Fact]
    public void Of_words_with_labels() => AssertCorrectWithLabels<Words>();

    [Fact]
    public void Descriptions_of_sequences_are_those_of_networks_that_take_them()
    {
        NetworkDescription expected = CellSequences.Description, actual = Cells.Description.OfSequences(24);

        Assert.Equal(expected.InputShape.AsEnumerable(), actual.InputShape.AsEnumerable());
        Assert.Equal(expected.MultiplyAdds, actual.MultiplyAdds);
        Assert.Equal(expected.Layers.Select(layer => (layer.Kind, layer.InputSize, layer.OutputSize, layer.ReturnSequences)), actual.Layers.Select(layer => (layer.Kind, layer.InputSize, layer.OutputSize, layer.ReturnSequences)));
    }

    [Fact]
    public void Networks_whose_rows_are_not_steps_have_no_other_description() =>
        Assert.Throws<InvalidOperationException>(() => CellSequences.Description.OfSequences(24));

    private static void AssertCorrect<TNetwork>()
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        TNetwork network = Draw.Network<TNetwork>();
        float[] inputs = Inputs(TNetwork.Description), targets = Draw.Values(Steps * TNetwork.Description.OutputSize, seed: 7);

        GradientReport report = GradientCheck.Run(network, inputs, targets, new GradientCheckOptions { MaxElementsPerTensor = 40 });

        Assert.True(report.Passed, report.ToString());
    }

    private static void AssertCorrectWithLabels<TNetwork>()
        where TNetwork : class, IClassifierStreamNetwork<TNetwork>
    {
        TNetwork network = Draw.Network<TNetwork>();
        float[] inputs = Inputs(TNetwork.Description);
        int[] labels = [.. Enumerable.Range(0, Steps).Select(step => step * 7 % TNetwork.Description.OutputSize)];

        GradientReport report = GradientCheck.Run(network, inputs, labels, new GradientCheckOptions { MaxElementsPerTensor = 40 });

        Assert.True(report.Passed, report.ToString());
    }

    /// <summary>Inputs of which those that are indices have all values below 5.</summary>
    private static float[] Inputs(NetworkDescription network)
    {
        float[] inputs = Draw.Values(Steps * network.InputSize, seed: 6);
        foreach (int index in network.IndexInputs)
        {
            for (int step = 0; step < Steps; step++)
                inputs[step * network.InputSize + index] = step * 7 % 5;
        }

        return inputs;
    }
}
