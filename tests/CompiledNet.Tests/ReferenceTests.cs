using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests;

/// <summary>The reference is tried too: its derivatives against small steps, its functions against known numbers.</summary>
public sealed class ReferenceTests
{
    /// <summary>Every activation with every loss that it may meet.</summary>
    public static TheoryData<Activation, bool, LossFunction> ActivationsWithLosses
    {
        get
        {
            var data = new TheoryData<Activation, bool, LossFunction>();
            // The slopes of PReLU are learnt: it is a layer by itself.
            foreach (Activation activation in Enum.GetValues<Activation>().Where(activation => activation != Activation.PReLU))
            {
                foreach (LossFunction loss in new[] { LossFunction.MeanSquaredError, LossFunction.MeanAbsoluteError, LossFunction.Huber })
                    data.Add(activation, false, loss);
            }

            foreach (LossFunction loss in new[] { LossFunction.MeanSquaredError, LossFunction.MeanAbsoluteError, LossFunction.Huber })
                data.Add(Activation.GELU, true, loss);
            data.Add(Activation.Sigmoid, false, LossFunction.BinaryCrossEntropy);
            data.Add(Activation.Sigmoid, false, LossFunction.BinaryFocalCrossEntropy);
            data.Add(Activation.Softmax, false, LossFunction.CrossEntropy);
            data.Add(Activation.Softmax, false, LossFunction.KLDivergence);
            foreach (LossFunction loss in new[] { LossFunction.LogCosh, LossFunction.Quantile, LossFunction.Hinge })
                data.Add(Activation.Linear, false, loss);
            return data;
        }
    }

    [Theory, MemberData(nameof(ActivationsWithLosses))]
    public void Gradients_are_the_slopes_of_the_cost(Activation activation, bool tanhApproximation, LossFunction loss)
    {
        SmoothProblem problem = SmoothProblem.Draw(new ActivationSpec(activation, 0.2, 0.7, tanhApproximation), new LossSpec(loss, 0.8));
        double[] slopes = CentralDifferences.Of(
            parameters => Cost.Of(new ReferenceNetwork(problem.Architecture, parameters), problem.Inputs, problem.Targets), problem.Parameters);

        AssertClose(slopes, Cost.Gradients(new ReferenceNetwork(problem.Architecture, problem.Parameters), problem.Inputs, problem.Targets));
    }

    [Theory, MemberData(nameof(ActivationsWithLosses))]
    public void Input_gradients_are_the_slopes_of_the_cost(Activation activation, bool tanhApproximation, LossFunction loss)
    {
        SmoothProblem problem = SmoothProblem.Draw(new ActivationSpec(activation, 0.2, 0.7, tanhApproximation), new LossSpec(loss, 0.8));
        var network = new ReferenceNetwork(problem.Architecture, problem.Parameters);
        double[] slopes = CentralDifferences.Of(inputs => Cost.Of(network, inputs, problem.Targets), problem.Inputs);

        AssertClose(slopes, Cost.InputGradients(network, problem.Inputs, problem.Targets));
    }

    // PyTorch 2 in double precision, and tables of the normal distribution.
    [Theory]
    [InlineData(Activation.ReLU, -1, 0)]
    [InlineData(Activation.LeakyReLU, -2, -0.02)]
    [InlineData(Activation.Sigmoid, 1, 0.7310585786300049)]
    [InlineData(Activation.Tanh, 1, 0.7615941559557649)]
    [InlineData(Activation.ELU, -1, -0.6321205588285577)]
    [InlineData(Activation.SELU, 1, 1.0507009873554805)]
    [InlineData(Activation.SELU, -1, -1.1113307378125625)]
    [InlineData(Activation.GELU, 1, 0.8413447460685429)]
    [InlineData(Activation.GELU, -3, -0.004049694094890284)]
    [InlineData(Activation.GELU, -8, -8 * 6.220960574271785e-16)]
    [InlineData(Activation.SiLU, 1, 0.7310585786300049)]
    [InlineData(Activation.Softplus, 0, 0.6931471805599453)]
    [InlineData(Activation.Softplus, -40, 4.248354255291589e-18)]
    [InlineData(Activation.HardSigmoid, 1, 2.0 / 3)]
    [InlineData(Activation.HardTanh, -1.5, -1)]
    [InlineData(Activation.HardSwish, -1, -1.0 / 3)]
    [InlineData(Activation.HardSwish, 4, 4)]
    [InlineData(Activation.Mish, 1, 0.8650983882673103)]
    [InlineData(Activation.Mish, -30, -2.807286890651921e-12)]
    [InlineData(Activation.Softsign, -3, -0.75)]
    [InlineData(Activation.ReLU6, 7, 6)]
    public void Activations_have_their_known_values(Activation activation, double z, double a) =>
        Assert.Equal(a, ElementwiseActivations.Value(new ActivationSpec(activation, Slope: 0.01), z), Math.Abs(a) * 1e-14);

    [Fact]
    public void The_tanh_form_of_GELU_has_its_known_value() =>
        Assert.Equal(0.8411919906082768, ElementwiseActivations.Value(new ActivationSpec(Activation.GELU, TanhApproximation: true), 1), 1e-15);

    /// <summary>
    /// A central difference is off by <c>h²/6</c> times the third derivative, here below 10³, which is 2·10⁻⁸ for the step
    /// h = 10⁻⁵, and by the rounding of the cost over h, 10⁻¹⁰.
    /// </summary>
    private static void AssertClose(double[] slopes, double[] gradients)
    {
        Assert.Equal(slopes.Length, gradients.Length);
        Assert.Contains(gradients, gradient => Math.Abs(gradient) > 1e-3);
        for (int i = 0; i < slopes.Length; i++)
            Assert.Equal(slopes[i], gradients[i], 3e-8);
    }
}
