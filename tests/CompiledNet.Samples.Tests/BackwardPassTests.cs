using BackwardPass;
using CompiledNet;

namespace CompiledNet.Samples.Tests;

public class BackwardPassTests
{
    private static readonly float[] X = [0.5f, -1f, 1.5f, 0.25f, -0.75f, 0.5f, -1f, -1.5f];
    private static readonly float[] Y = [1f, 0f, 1f, 0f];

    // Each derivative is a sum of a few products below 1: some roundings of 2⁻²⁴ = 6e-8.
    [Fact]
    public void The_generated_passes_are_those_written_by_hand()
    {
        var model = new TwoLayers(seed: 1);
        var gradients = new ParameterBuffer<TwoLayers>();
        float cost = model.Backward(X, Y, gradients);
        ByHand expected = ByHand.Run(model, X, Y);

        Assert.Equal(expected.Cost, cost, 1e-6);
        float[] generated = gradients.ToArray();
        double[] byHand = expected.Gradients();
        Assert.Equal(byHand.Length, generated.Length);
        for (int i = 0; i < byHand.Length; i++)
            Assert.Equal(byHand[i], generated[i], 1e-6);
    }

    [Fact]
    public void The_trainer_updates_every_layer_exactly_so()
    {
        UpdateByHand update = UpdateByHand.Run(X, Y, learningRate: 0.1f);

        Assert.Equal(update.LayerByLayer, update.ByTrainer);
        Assert.NotEqual(new TwoLayers(seed: 1).Parameters.ToArray(), update.ByTrainer);
    }

    [Fact]
    public void Every_activation_and_loss_passes_the_gradient_check()
    {
        GradientReport[] reports = GradientReports.All();

        Assert.All(reports, report => Assert.True(report.Passed, report.ToString()));
    }

    [Fact]
    public void The_checked_networks_have_every_activation_and_loss()
    {
        NetworkDescription[] networks =
        [
            SquaredError.Description, AbsoluteError.Description, HuberLoss.Description, BinaryCrossEntropy.Description, CrossEntropy.Description,
            LogCoshLoss.Description, QuantileLoss.Description, HingeLoss.Description, BinaryFocalCrossEntropy.Description, KLDivergence.Description,
        ];

        Assert.Equal(Enum.GetValues<LossFunction>(), networks.Select(network => network.Loss!.Value).Order());
        Assert.Equal(Enum.GetValues<Activation>().Except([Activation.PReLU]), networks.SelectMany(network => network.Layers).Select(layer => layer.Activation).Distinct().Order());
    }
}
