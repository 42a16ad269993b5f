using CompiledNet.Tests.Networks;

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
