using CompiledNet.Tests.Reference.Graph;

namespace CompiledNet.Training.Tests;

/// <summary>Batch norms as a part of the products before them.</summary>
public class BatchNormFoldingTests
{
    private const int Rows = 11;

    /// <summary>
    /// Of the largest output. A product of up to 36 terms rounds by up to 36·2⁻²⁴ of the sum of their magnitudes, and the folded weights are off by another
    /// 2⁻²⁴ each; the sums of magnitudes of up to four products one behind the other are here some 10 times as large as the outputs: 4·37·10·2⁻²⁴.
    /// </summary>
    private const double Tolerance = 9e-5;

    [Fact]
    public void Dense_networks_compute_the_same_without_norms() => AssertSame<NormsInTraining, NormsFolded>(new NormsInTraining(seed: 5), new NormsFolded());

    [Fact]
    public void Norms_that_the_other_network_has_are_copied() => AssertSame<NormsInTraining, NormsFoldedInPart>(new NormsInTraining(seed: 5), new NormsFoldedInPart());

    [Fact]
    public void Convolutions_in_residual_networks_compute_the_same_without_norms() => AssertSame<ImagesInTraining, ImagesFolded>(new ImagesInTraining(seed: 5), new ImagesFolded());

    /// <summary>With numbers whose products are whole: <c>s = 3/√(3.5 + 0.5) = 1.5</c>, and <c>1.5·(b − 2) + 7</c>.</summary>
    [Fact]
    public void A_norm_scales_weights_and_shifts_biases()
    {
        var trained = new OneNorm();
        trained.Parameters.CopyFrom([2f, -4f, 6f, 10f, 3f, 3f, 7f, 7f]);
        trained.Parameters["BatchNorm1.RunningMean"].CopyFrom([2f, 2f]);
        trained.Parameters["BatchNorm1.RunningVariance"].CopyFrom([3.5f, 3.5f]);
        var folded = new OneFoldedNorm();

        BatchNormFolding.Fold(trained.Parameters, folded.Parameters);

        Assert.Equal([3f, -6f, 13f, 19f], folded.Parameters.ToArray());
    }

    [Fact]
    public void A_network_without_biases_has_no_room_for_the_shift() =>
        AssertRefused(new FoldedWithoutBiases(), "The layer 'Dense1' of FoldedWithoutBiases has no biases, which the layer 'Dense1' of NormsInTraining, into which 'BatchNorm1' is folded, needs; leave UseBias = false out.");

    [Fact]
    public void Another_activation_is_refused() =>
        AssertRefused(new FoldedWithAnotherActivation(), "The layer 'Dense2' of FoldedWithAnotherActivation is not like the layer 'Dense2' of NormsInTraining.");

    [Fact]
    public void A_further_layer_is_refused() =>
        AssertRefused(new FoldedWithMore(), "NormsInTraining has nothing like the layer 'Dense5' of FoldedWithMore.");

    [Fact]
    public void A_missing_layer_is_refused() =>
        AssertRefused(new FoldedWithLess(), "FoldedWithLess has nothing like the layer 'Dense4' of NormsInTraining.");

    [Fact]
    public void Another_input_is_refused() =>
        AssertRefused(new ImagesFolded(), "ImagesFolded takes inputs of the shape (6, 5, 3); NormsInTraining takes (9).");

    private static void AssertRefused<TFolded>(TFolded folded, string message)
        where TFolded : class, INetwork<TFolded>
    {
        float[] before = folded.Parameters.AsSpan().ToArray();

        var exception = Assert.Throws<ArgumentException>(() => BatchNormFolding.Fold(new NormsInTraining().Parameters, folded.Parameters));

        Assert.Equal("folded", exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, folded.Parameters.AsSpan().ToArray());
    }

    private static void AssertSame<TTrained, TFolded>(TTrained trained, TFolded folded)
        where TTrained : class, ITrainableNetwork<TTrained>
        where TFolded : class, INetwork<TFolded>
    {
        NetworkDescription description = TTrained.Description;
        float[] inputs = [.. Noise.Uniform(Rows * description.InputSize, seed: 1).Select(value => 2 * value + 0.5f)];
        // A few steps, so that statistics, scales and shifts are those of no new network.
        var trainer = new Trainer<TTrained>(trained, new Adam { LearningRate = 0.05f });
        for (int step = 0; step < 20; step++)
            trainer.Step(inputs, Noise.Uniform(Rows * description.OutputSize, seed: 2));

        BatchNormFolding.Fold(trained.Parameters, folded.Parameters);

        float[] outputs = new float[Rows * description.OutputSize];
        folded.Forward(inputs, outputs);
        double[] expected = InDoubles(description, trained.Parameters, inputs);
        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, Tolerance * largest));
    }

    /// <summary>What the network with its norms computes by textbook formulas.</summary>
    private static double[] InDoubles<TNetwork>(NetworkDescription description, ParameterBuffer<TNetwork> parameters, float[] inputs)
        where TNetwork : class, INetwork<TNetwork> =>
        ReferenceGraph.Of(description, name => [.. parameters[name].ToArray().Select(value => (double)value)])
            .Forward(new Tensor([Rows, .. description.InputShape], [.. inputs.Select(value => (double)value)])).Values;
}

/// <summary>Two units, one input.</summary>
[Network(1)]
[Dense(2)]
[BatchNorm(Epsilon = 0.5f)]
public sealed partial class OneNorm;

/// <summary>The same for inference.</summary>
[Network(1)]
[Dense(2)]
public sealed partial class OneFoldedNorm;
