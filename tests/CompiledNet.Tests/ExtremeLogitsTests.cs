using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests;

/// <summary>The losses that are computed from the logits, where the outputs are 0 and 1 to the last bit.</summary>
public sealed class ExtremeLogitsTests
{
    private const int Classes = 20;
    private const float Large = 1e4f;

    public static TheoryData<int> EveryClass => [.. Enumerable.Range(0, Classes)];

    [Theory, MemberData(nameof(EveryClass))]
    public void Cross_entropy_of_a_class_that_was_ruled_out_is_the_distance_of_the_logits(int label)
    {
        float[] logits = Logits(Large, except: label, -Large);

        // ln(19·e^z) − (−z): both parts are rounded to the 2⁻¹⁰ that floats of 20,000 are apart.
        Assert.Equal(2 * Large + MathF.Log(Classes - 1), SoftmaxOfInputs().ComputeLoss(logits, [label]), 1f / 512);
    }

    [Theory, MemberData(nameof(EveryClass))]
    public void Cross_entropy_of_a_certain_class_is_zero(int label)
    {
        float[] logits = Logits(-Large, except: label, Large);

        Assert.Equal(0, SoftmaxOfInputs().ComputeLoss(logits, [label]));
    }

    [Theory, MemberData(nameof(EveryClass))]
    public void Gradients_of_cross_entropy_are_those_of_the_outputs_less_the_targets(int label)
    {
        float[] logits = Logits(Large, except: label, -Large);
        var gradients = new ParameterBuffer<TwentyClasses>();

        SoftmaxOfInputs().Backward(logits, [label], gradients);

        for (int unit = 0; unit < Classes; unit++)
        {
            float dz = unit == label ? -1 : 1f / (Classes - 1);
            for (int input = 0; input < Classes; input++)
                Assert.Equal(dz * logits[input], gradients["Dense1.Weights"][unit, input], 1e-6f * Large);
        }
    }

    [Theory]
    [InlineData(Large, 0, Large)]
    [InlineData(Large, 1, 0)]
    [InlineData(-Large, 0, 0)]
    [InlineData(-Large, 1, Large)]
    [InlineData(Large, 0.25, 0.75 * Large)]
    public void Binary_cross_entropy_of_a_large_logit_is_linear_in_it(float logit, float target, float loss)
    {
        float cost = SigmoidOfInputs().ComputeLoss(Logits(logit, except: 0, logit), Enumerable.Repeat(target, Classes).ToArray());

        Assert.Equal(loss, cost, 1e-6f * Large);
    }

    [Theory]
    [InlineData(Large, 0, 1)]
    [InlineData(Large, 1, 0)]
    [InlineData(-Large, 0, 0)]
    [InlineData(-Large, 1, -1)]
    public void Gradients_of_binary_cross_entropy_are_those_of_the_outputs_less_the_targets(float logit, float target, float dz)
    {
        var gradients = new ParameterBuffer<TwentyProbabilities>();

        SigmoidOfInputs().Backward(Logits(logit, except: 0, logit), Enumerable.Repeat(target, Classes).ToArray(), gradients);

        // The mean over 20 outputs.
        foreach (float gradient in gradients["Dense1.Weights"].ToArray())
            Assert.Equal(dz * logit / Classes, gradient, 1e-6f * Large);
    }

    [Fact]
    public void Targets_that_do_not_sum_to_one_weigh_the_rows()
    {
        // L = −Σ y·ln a is linear in y: a row with three times the targets counts three times.
        TwentyClasses network = SoftmaxOfInputs();
        float[] logits = [.. Enumerable.Range(0, Classes).Select(unit => unit * 0.125f)];
        float[] targets = [.. Enumerable.Range(0, Classes).Select(unit => unit == 7 ? 1f : 0f)];
        var once = new ParameterBuffer<TwentyClasses>();
        var thrice = new ParameterBuffer<TwentyClasses>();

        float cost = network.Backward(logits, targets, once);
        float threefoldCost = network.Backward(logits, targets.Select(target => 3 * target).ToArray(), thrice);

        Assert.Equal(3 * cost, threefoldCost, 1e-6f);
        foreach ((float one, float three) in once.ToArray().Zip(thrice.ToArray()))
            Assert.Equal(3 * one, three, 1e-6f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(200)]
    public void Cost_and_gradients_of_logits_near_the_largest_float_are_finite_and_correct(int rows)
    {
        AssertCorrectAtTheLargest<TwoClasses>(rows);
        AssertCorrectAtTheLargest<FourClasses>(rows);
        AssertCorrectAtTheLargest<Over3Classes>(rows);
        AssertCorrectAtTheLargest<SoftmaxRegression>(rows);
        AssertCorrectAtTheLargest<TwentyClasses>(rows);
        AssertCorrectAtTheLargest<UnfusedSoftmax>(rows);
        AssertCorrectAtTheLargest<OneProbability>(rows);
        AssertCorrectAtTheLargest<LogisticRegression>(rows);
        AssertCorrectAtTheLargest<UnfusedLogisticRegression>(rows);
        AssertCorrectAtTheLargest<TwentyProbabilities>(rows);
    }

    [Fact]
    public void A_cost_above_the_largest_float_is_the_largest_float()
    {
        TwentyClasses network = SoftmaxOfInputs();
        float[] logits = Logits(float.MaxValue, except: 3, float.MinValue);

        Assert.Equal(float.MaxValue, network.ComputeLoss([.. logits, .. logits], [3, 3]));
        Assert.Equal(float.MaxValue, network.Backward(logits, [3], new ParameterBuffer<TwentyClasses>()));
    }

    [Fact]
    public void An_infinite_logit_leaves_no_finite_cost()
    {
        float[] logits = Logits(1, except: 3, float.PositiveInfinity);

        Assert.False(float.IsFinite(SoftmaxOfInputs().ComputeLoss(logits, [4])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Softmax_of_logits_near_the_largest_float_is_shared_among_the_largest(int rows)
    {
        float[] row = [.. Enumerable.Range(0, Classes).Select(unit => unit % 4 == 0 ? 3e38f : -3e38f)];

        var outputs = new float[rows * Classes];
        SoftmaxOfInputs().Forward([.. Enumerable.Repeat(row, rows).SelectMany(values => values)], outputs);

        Assert.All(outputs.Select((output, i) => (output, i % Classes)), output => Assert.Equal(output.Item2 % 4 == 0 ? 0.2f : 0f, output.output, 1e-7f));
    }

    /// <summary>The logits are inputs, 3e38 and −3e38 by turns; the targets are certain, of a class that is likely or not.</summary>
    private static void AssertCorrectAtTheLargest<TNetwork>(int rows)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 0);
        network.Parameters.Clear();
        ParameterTensor weights = TNetwork.Description.Layers[0].Tensors[0];
        int units = TNetwork.Description.OutputSize;
        int size = TNetwork.Description.InputSize;
        for (int unit = 0; unit < units; unit++)
            network.Parameters[weights][unit, unit] = 1;
        var inputs = new float[rows * size];
        var targets = new float[rows * units];
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < units; unit++)
                inputs[row * size + unit] = (row + unit) % 2 == 0 ? 3e38f : -3e38f;
            targets[row * units + row / 2 % units] = 1;
        }

        double cost = 0;
        var gradients = new double[units, units];
        for (int row = 0; row < rows; row++)
        {
            double[] z = [.. inputs.AsSpan(row * size, units).ToArray().Select(logit => (double)logit)];
            float[] y = targets[(row * units)..((row + 1) * units)];
            (double loss, double[] dz) = Architecture.Of(typeof(TNetwork)).Loss!.Kind == LossFunction.CrossEntropy ? CrossEntropy(z, y) : BinaryCrossEntropy(z, y);
            cost += loss / rows;
            for (int unit = 0; unit < units; unit++)
            {
                for (int input = 0; input < units; input++)
                    gradients[unit, input] += dz[unit] * z[input] / rows;
            }
        }

        var actual = new ParameterBuffer<TNetwork>();

        Assert.Equal(Math.Min(cost, float.MaxValue), network.ComputeLoss(inputs, targets), 1e-6 * cost);
        Assert.Equal(Math.Min(cost, float.MaxValue), network.Backward(inputs, targets, actual), 1e-6 * cost);
        for (int unit = 0; unit < units; unit++)
        {
            // 200 terms, each rounded to a few units of 2⁻²⁴.
            for (int input = 0; input < units; input++)
                Assert.Equal(gradients[unit, input], actual[weights][unit, input], 1e-5 * 3e38);
        }
    }

    /// <summary>The loss of a row in double, from its logits, and its derivative.</summary>
    private static (double Loss, double[] Derivative) CrossEntropy(double[] z, float[] y)
    {
        double most = z.Max();
        double sum = z.Sum(logit => Math.Exp(logit - most));
        return (
            z.Zip(y, (logit, target) => target * (most - logit + Math.Log(sum))).Sum(),
            [.. z.Zip(y, (logit, target) => Math.Exp(logit - most) / sum - target)]);
    }

    /// <summary>The same, of the mean over the outputs.</summary>
    private static (double Loss, double[] Derivative) BinaryCrossEntropy(double[] z, float[] y) => (
        z.Zip(y, (logit, target) => Math.Max(logit, 0) - target * logit + Math.Log(1 + Math.Exp(-Math.Abs(logit)))).Average(),
        [.. z.Zip(y, (logit, target) => (1 / (1 + Math.Exp(-logit)) - target) / z.Length)]);

    private static float[] Logits(float most, int except, float other) =>
        [.. Enumerable.Range(0, Classes).Select(unit => unit == except ? other : most)];

    private static TwentyClasses SoftmaxOfInputs()
    {
        var network = new TwentyClasses();
        SetIdentity(network.Parameters["Dense1.Weights"]);
        return network;
    }

    private static TwentyProbabilities SigmoidOfInputs()
    {
        var network = new TwentyProbabilities();
        SetIdentity(network.Parameters["Dense1.Weights"]);
        return network;
    }

    private static void SetIdentity(TensorView weights)
    {
        for (int unit = 0; unit < Classes; unit++)
        {
            for (int input = 0; input < Classes; input++)
                weights[unit, input] = unit == input ? 1 : 0;
        }
    }
}
