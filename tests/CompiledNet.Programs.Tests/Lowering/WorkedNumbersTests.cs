using CompiledNet.Generator.Model;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Lowering;

/// <summary>Programs in double precision, on numbers that can be worked out on paper.</summary>
public class WorkedNumbersTests
{
    private const double Tolerance = 1e-12;

    private static readonly double Ln2 = Math.Log(2);

    private static readonly double[] Identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

    /// <summary>σ(0.5·1 − 0.25·2 + 0) = ½, with the loss ln 2 whatever the target, and dz = ½ − y.</summary>
    [Fact]
    public void Of_a_neuron()
    {
        InterpretedNetwork<double> neuron = Network("Neuron", 0.5, -0.25, 0);

        AssertEqual([0.5], neuron.Forward([1, 2]));
        (double cost, double[] gradients) = neuron.Backward([1, 2], [1]);
        AssertEqual([Ln2, -0.5, -1, -0.5], [cost, .. gradients]);
    }

    /// <summary>The cost is the mean over rows, and gradients are those of the mean: the second row has a = ½, y = ¼.</summary>
    [Fact]
    public void Of_a_neuron_and_two_rows()
    {
        InterpretedNetwork<double> neuron = Network("Neuron", 0.5, -0.25, 0);

        (double cost, double[] gradients) = neuron.Backward([1, 2, -2, -4], [1, 0.25]);

        AssertEqual([Ln2, (-0.5 * 1 + 0.25 * -2) / 2, (-0.5 * 2 + 0.25 * -4) / 2, (-0.5 + 0.25) / 2], [cost, .. gradients]);
    }

    /// <summary>Logits ln 1, ln 2, ln 3, ln 4 have the probabilities 0.1, 0.2, 0.3, 0.4; with the label 1, the loss −ln 0.2 and dz = a − y.</summary>
    [Fact]
    public void Of_a_softmax_over_four_classes()
    {
        InterpretedNetwork<double> classes = Network("FourClasses", Identity);
        double[] logits = [0, Math.Log(2), Math.Log(3), Math.Log(4)];

        AssertEqual([0.1, 0.2, 0.3, 0.4], classes.Forward(logits));
        (double cost, double[] gradients) = classes.Backward(logits, [0, 1, 0, 0]);
        AssertEqual(-Math.Log(0.2), cost);
        double[] dz = [0.1, -0.8, 0.3, 0.4];
        AssertEqual([.. dz.SelectMany(d => logits.Select(x => d * x))], gradients);
    }

    /// <summary>dx = Wᵀ·dz with dzᵢ = aᵢ·(daᵢ − Σ daⱼ·aⱼ): for da = (1, 0, 0, 0), 0.1·(1 − 0.1) and −0.1·aᵢ.</summary>
    [Fact]
    public void Of_the_product_with_the_Jacobian_of_a_softmax()
    {
        double[] logits = [0, Math.Log(2), Math.Log(3), Math.Log(4)];

        (_, double[] inputGradients) = Network("FourClasses", Identity).BackwardFrom(logits, [1, 0, 0, 0]);

        AssertEqual([0.09, -0.02, -0.03, -0.04], inputGradients);
    }

    /// <summary>Logits ln 1, ln 2, ln 3, ln 4 have the probabilities 0.1, 0.2, 0.3, 0.4, and these their logarithms.</summary>
    [Fact]
    public void Of_the_logarithm_of_a_softmax_over_four_classes()
    {
        double[] logits = [0, Math.Log(2), Math.Log(3), Math.Log(4)];

        AssertEqual([Math.Log(0.1), Math.Log(0.2), Math.Log(0.3), Math.Log(0.4)], Network("FourLogarithms", Identity).Forward(logits));
    }

    /// <summary>dx = Wᵀ·dz with dzᵢ = daᵢ − e^aᵢ·Σ daⱼ: for da = (1, 0, 0, 2), 1 − 0.1·3, −0.2·3, −0.3·3 and 2 − 0.4·3.</summary>
    [Fact]
    public void Of_the_product_with_the_Jacobian_of_the_logarithm_of_a_softmax()
    {
        double[] logits = [0, Math.Log(2), Math.Log(3), Math.Log(4)];

        (_, double[] inputGradients) = Network("FourLogarithms", Identity).BackwardFrom(logits, [1, 0, 0, 2]);

        AssertEqual([0.7, -0.6, -0.9, 0.8], inputGradients);
    }

    /// <summary>
    /// At 1: HardSwish has 1·4/6 and 1/3 + 1/2, Softsign 1/2 and 1/4, ReLU6 1 and 1. Mish at ln 2: with 1 + eᶻ = 3 tanh is (9 − 1)/(9 + 1),
    /// whose slope is 1 − 0.8² times σ(z) = 2/3.
    /// </summary>
    [Theory]
    [InlineData("OneHardSwish", 1, 2.0 / 3, 5.0 / 6)]
    [InlineData("OneSoftsign", 1, 0.5, 0.25)]
    [InlineData("OneReLU6", 1, 1, 1)]
    [InlineData("OneMish", 0.69314718055994531, 0.69314718055994531 * 0.8, 0.8 + 0.69314718055994531 * 0.36 * 2 / 3)]
    public void Of_an_activation(string name, double z, double a, double slope)
    {
        InterpretedNetwork<double> unit = Network(name, 1);

        // The constants of expressions are floats: those of HardSwish are off by 2⁻²⁵ of themselves.
        Assert.Equal(a, Assert.Single(unit.Forward([z])), 1e-7);
        Assert.Equal(slope, Assert.Single(unit.BackwardFrom([z], [1]).InputGradients), 1e-7);
    }

    /// <summary>a = 2·3 + 1 = 7, y = 5: L = 4, da = 4, so that W ← 2 − 0.1·4·3 and b ← 1 − 0.1·4.</summary>
    [Fact]
    public void Of_a_step()
    {
        double[] parameters = [2, .. new double[12], 1];
        double[] x = [3, .. new double[12]];

        (double cost, double[] moved) = Network("LinearRegression", parameters).Descend(x, [5], 0.1);

        AssertEqual([4, 0.8, .. new double[12], 0.6], [cost, .. moved]);
    }

    /// <summary>a − y = 0.1, −1, 2 with δ = ¼: 0.005, ¼·(1 − ⅛), ¼·(2 − ⅛), and da = 0.1, −¼, ¼; divided by three outputs.</summary>
    [Fact]
    public void Of_a_Huber_loss()
    {
        NetworkModel model = TestNetworks.Models["NarrowHuber"];
        double[] parameters = new double[model.ParameterCount];

        (double cost, double[] gradients) = Network("NarrowHuber", parameters).Backward(new double[7], [-0.1, 1, -2]);

        AssertEqual((0.005 + 0.21875 + 0.46875) / 3, cost);
        AssertEqual([0.1 / 3, -0.25 / 3, 0.25 / 3], gradients[^3..]);
    }

    /// <summary>
    /// a = 0, y = 1, −2, ½ with τ = 0.2: 0.2·1, 0.8·2, 0.2·½, and da = −0.2, 0.8, −0.2; divided by three outputs. The float 0.2 is off by 3·10⁻⁹.
    /// </summary>
    [Fact]
    public void Of_a_quantile_loss()
    {
        double[] parameters = new double[TestNetworks.Models["LowQuantile"].ParameterCount];

        (double cost, double[] gradients) = Network("LowQuantile", parameters).Backward(new double[7], [1, -2, 0.5]);

        Assert.Equal((0.2 + 1.6 + 0.1) / 3, cost, 1e-7);
        Assert.All(gradients[^3..].Zip([-0.2 / 3, 0.8 / 3, -0.2 / 3]), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
    }

    /// <summary>
    /// Ten classes of 1/10 each, with the target (½, ½, 0, …): KL = ln 10 − ln 2 = ln 5. Cross-entropy with smoothing 0.1 of a certain class: every
    /// target has −ln a = ln 10, so ln 10; dz = 0.1 − 0.91 of it, 0.1 − 0.01 of the others.
    /// </summary>
    [Fact]
    public void Of_losses_of_distributions()
    {
        double[] parameters = new double[TestNetworks.Models["Divergence"].ParameterCount];
        (double divergence, double[] gradients) = Network("Divergence", parameters).Backward(new double[7], [0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0]);
        AssertEqual(Math.Log(5), divergence);
        AssertEqual([-0.4, -0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], gradients[^10..]);

        (double smoothed, double[] pulled) = Network("Smoothed", parameters).Backward(new double[7], [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(Math.Log(10), smoothed, 1e-7);
        Assert.All(pulled[^10..].Zip([0.09, 0.09, -0.81, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09]), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
    }

    /// <summary>At a = ½ focal loss with γ = 2 is ¼·ln 2 for either class, and |dz| = ¼·(½ + ln 2).</summary>
    [Fact]
    public void Of_a_focal_loss()
    {
        (double cost, double[] gradients) = Network("RareClass", new double[10]).Backward(new double[9], [1]);

        AssertEqual([Ln2 / 4, -0.25 * (0.5 + Ln2)], [cost, gradients[^1]]);
    }

    /// <summary>Vectors (1, 2), (3, 4), … of the indices 2 and 0, with the input 7 between them: each gets the derivatives of its place, the index 1 none.</summary>
    [Fact]
    public void Of_vectors_of_indices()
    {
        InterpretedNetwork<double> pairs = Network("Pairs", 1, 2, 3, 4, 5, 6);

        AssertEqual([5, 6, 7, 1, 2], pairs.Forward([2, 7, 0]));
        (double[] gradients, double[] inputGradients) = pairs.BackwardFrom([2, 7, 0, 2, -1, 2], [10, 20, 30, 40, 50, 1, 2, 3, 4, 5]);
        AssertEqual([40, 50, 0, 0, 10 + 1 + 4, 20 + 2 + 5], gradients);
        AssertEqual([0, 30, 0, 0, 3, 0], inputGradients);
    }

    private static InterpretedNetwork<double> Network(string name, params double[] parameters) => InterpretedNetwork.InDoubles(TestNetworks.Models[name], parameters);

    private static void AssertEqual(double expected, double actual) => Assert.Equal(expected, actual, Tolerance);

    private static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            AssertEqual(expected[i], actual[i]);
    }
}
