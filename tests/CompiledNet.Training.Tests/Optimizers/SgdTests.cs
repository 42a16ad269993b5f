namespace CompiledNet.Training.Tests;

public class SgdTests
{
    /// <summary>Lengths that leave every remainder in registers of 4, 8 and 16 floats.</summary>
    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 35)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Without_momentum_a_step_is_w_minus_alpha_dw_to_the_bit(int length)
    {
        float[] start = Noise.Uniform(length, seed: 1);
        float[] dw = Noise.Uniform(length, seed: 2);
        float[] w = [.. start];
        var sgd = new Sgd { LearningRate = 0.1f };

        sgd.Update(w, dw, new OptimizerState<Line>(sgd));

        Assert.Equal(start.Zip(dw, (value, slope) => value - 0.1f * slope), w);
    }

    [Fact]
    public void With_momentum_a_step_is_its_formula_to_the_bit()
    {
        float[] w = new Classifier(1).Parameters.AsSpan().ToArray();
        float[] expected = [.. w];
        var b = new float[w.Length];
        var sgd = new Sgd { LearningRate = 0.1f, Momentum = 0.9f };
        var state = new OptimizerState<Classifier>(sgd);

        for (int step = 0; step < 4; step++)
        {
            float[] g = Noise.Gradients<Classifier>(seed: step).AsSpan().ToArray();
            sgd.Update(w, g, state);
            for (int i = 0; i < w.Length; i++)
            {
                b[i] = 0.9f * b[i] + g[i];
                expected[i] -= 0.1f * b[i];
            }
        }

        Assert.Equal(Noise.Bits(expected), Noise.Bits(w));
        Assert.Equal(Noise.Bits(b), Noise.Bits(state.Moment(0)));
    }

    /// <remarks>
    /// PyTorch's rule, in double: buf = μ·buf + g (at the first step g), w = w − lr·buf. The magnitudes stay below |buf| &lt; 5 and
    /// |w| &lt; 8; a step rounds two numbers of buf and two of w, and the buffer passes its error on to all later steps: five
    /// steps are off by less than 5·(2·8 + 5·2·5·0.1)·2⁻²⁴ = 6.3e-6, the rounding of lr and μ to float included.
    /// </remarks>
    [Fact]
    public void Five_steps_with_momentum_are_those_of_PyTorch()
    {
        float[] w = new Classifier(1).Parameters.AsSpan().ToArray();
        double[] expected = [.. w];
        var buffer = new double[w.Length];
        var sgd = new Sgd { LearningRate = 0.1f, Momentum = 0.9f };
        var state = new OptimizerState<Classifier>(sgd);

        for (int step = 0; step < 5; step++)
        {
            float[] g = Noise.Gradients<Classifier>(seed: step).AsSpan().ToArray();
            sgd.Update(w, g, state);
            for (int i = 0; i < w.Length; i++)
            {
                buffer[i] = step == 0 ? g[i] : 0.9 * buffer[i] + g[i];
                expected[i] -= 0.1 * buffer[i];
            }
        }

        for (int i = 0; i < w.Length; i++)
            Assert.Equal(expected[i], w[i], 6.3e-6);
    }

    [Fact]
    public void The_learning_rate_may_change_between_steps()
    {
        float[] w = [1f];
        var sgd = new Sgd { LearningRate = 0.5f };
        var state = new OptimizerState<Line>(sgd);

        sgd.Update(w, [1f], state);
        sgd.LearningRate = 0.25f;
        sgd.Update(w, [1f], state);

        Assert.Equal(0.25f, w[0]);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        ParameterBuffer<Classifier> parameters = new Classifier(1).Parameters;
        var sgd = new Sgd { Momentum = 0.9f };
        var state = new OptimizerState<Classifier>(sgd);

        for (int step = 0; step < 3; step++)
            sgd.Update(parameters.AsSpan(), Noise.Gradients<Classifier>(step).AsSpan(), state);

        Padding.IsZero(parameters);
        Padding.IsZero(state.Moments[0]);
    }

    [Theory]
    [InlineData(-1e-3f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_learning_rate_that_is_none_is_refused(float value)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = value });
        Assert.Equal("LearningRate", exception.ParamName);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void A_momentum_that_is_none_is_refused(float value)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { Momentum = value });
        Assert.Equal("Momentum", exception.ParamName);
    }

    [Fact]
    public void Gradients_of_another_length_are_refused_before_anything_changes()
    {
        float[] w = [1f, 2f];
        var sgd = new Sgd();

        var exception = Assert.Throws<ArgumentException>(() => sgd.Update(w, [1f], new OptimizerState<Line>(sgd)));

        Assert.Equal("gradients", exception.ParamName);
        Assert.Equal([1f, 2f], w);
    }

    [Fact]
    public void The_state_of_another_optimizer_is_refused() =>
        Assert.Throws<ArgumentException>("state", () => new Sgd().Update([1f], [1f], new OptimizerState<Line>(new Adam())));
}
