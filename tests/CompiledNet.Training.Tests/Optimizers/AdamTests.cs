namespace CompiledNet.Training.Tests;

public class AdamTests
{
    [Fact]
    public void The_defaults_are_those_of_PyTorch()
    {
        var adam = new Adam();

        Assert.Equal(1e-3f, adam.LearningRate);
        Assert.Equal(0.9, adam.Beta1);
        Assert.Equal(0.999, adam.Beta2);
        Assert.Equal(1e-8f, adam.Epsilon);
    }

    /// <remarks>
    /// PyTorch's rule, in double. m, v and θ are rounded to float in every step. A float m deviates by at most 2⁻²⁴·|m| and
    /// three such roundings a step, of which β₁ keeps nine tenths: by less than 30·2⁻²⁴·max|m|; the quotient m̂/√v̂ is
    /// below 2 here, so it is off by less than 100·2⁻²⁴, which lr = 0.05 and 20 steps make 6e-6; θ itself is rounded 20 times
    /// at magnitudes below 2, which adds 2.4e-6.
    /// </remarks>
    [Fact]
    public void Twenty_steps_are_those_of_PyTorch()
    {
        float[] w = new Classifier(1).Parameters.AsSpan().ToArray();
        double[] expected = [.. w];
        var m = new double[w.Length];
        var v = new double[w.Length];
        var adam = new Adam { LearningRate = 0.05f };
        var state = new OptimizerState<Classifier>(adam);

        for (int step = 1; step <= 20; step++)
        {
            float[] g = Noise.Gradients<Classifier>(seed: step).AsSpan().ToArray();
            adam.Update(w, g, state);
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                double denominator = Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(0.999, step)) + 1e-8;
                expected[i] -= 0.05 / (1 - Math.Pow(0.9, step)) * m[i] / denominator;
            }
        }

        for (int i = 0; i < w.Length; i++)
            Assert.Equal(expected[i], w[i], 8.4e-6);
    }

    [Fact]
    public void A_step_is_its_formula_to_the_bit()
    {
        float[] w = new Classifier(1).Parameters.AsSpan().ToArray();
        float[] expected = [.. w];
        var m = new float[w.Length];
        var v = new float[w.Length];
        double power1 = 1;
        double power2 = 1;
        var adam = new Adam();
        var state = new OptimizerState<Classifier>(adam);

        for (int step = 0; step < 4; step++)
        {
            float[] g = Noise.Gradients<Classifier>(seed: step).AsSpan().ToArray();
            adam.Update(w, g, state);

            power1 *= 0.9;
            power2 *= 0.999;
            float stepSize = (float)(1e-3f / (1 - power1));
            float rootScale = (float)(1 / Math.Sqrt(1 - power2));
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9f * m[i] + (float)(1 - 0.9) * g[i];
                v[i] = 0.999f * v[i] + (float)(1 - 0.999) * g[i] * g[i];
                expected[i] -= stepSize * m[i] / (MathF.Sqrt(v[i]) * rootScale + 1e-8f);
            }
        }

        Assert.Equal(Noise.Bits(m), Noise.Bits(state.Moment(0)));
        Assert.Equal(Noise.Bits(v), Noise.Bits(state.Moment(1)));
        Assert.Equal(Noise.Bits(expected), Noise.Bits(w));
    }

    /// <remarks>
    /// With m̂ = g and v̂ = g² the step is lr·g/(|g| + ε): lr to within ε/|g| = 1e-5 and the rounding of a few operations.
    /// </remarks>
    [Theory]
    [InlineData(1e-3f)]
    [InlineData(-1f)]
    [InlineData(1e3f)]
    public void The_first_step_has_the_length_of_the_learning_rate(float gradient)
    {
        var adam = new Adam { LearningRate = 0.125f };
        var parameters = new ParameterBuffer<Line>();
        var gradients = new ParameterBuffer<Line>();
        gradients.CopyFrom([gradient, gradient, gradient]);

        adam.Update(parameters.AsSpan(), gradients.AsSpan(), new OptimizerState<Line>(adam));

        Assert.All(parameters.ToArray(), w => Assert.Equal(-0.125f * MathF.Sign(gradient), w, 0.125 * 1.1e-5));
    }

    [Fact]
    public void Padding_stays_zero()
    {
        ParameterBuffer<Classifier> parameters = new Classifier(1).Parameters;
        var adam = new Adam();
        var state = new OptimizerState<Classifier>(adam);

        for (int step = 0; step < 3; step++)
            adam.Update(parameters.AsSpan(), Noise.Gradients<Classifier>(step).AsSpan(), state);

        Padding.IsZero(parameters);
        Assert.All(state.Moments, Padding.IsZero);
    }

    [Fact]
    public void One_optimizer_serves_two_networks_without_mixing_them()
    {
        var shared = new Adam();
        var first = new OptimizerState<Line>(shared);
        var second = new OptimizerState<Line>(shared);
        var one = new ParameterBuffer<Line>();
        var two = new ParameterBuffer<Line>();

        for (int step = 0; step < 3; step++)
        {
            shared.Update(one.AsSpan(), Noise.Gradients<Line>(step).AsSpan(), first);
            shared.Update(two.AsSpan(), Noise.Gradients<Line>(step).AsSpan(), second);
        }

        Assert.Equal(one.ToArray(), two.ToArray());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_decay_that_is_none_is_refused(double value)
    {
        Assert.Equal("Beta1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = value }).ParamName);
        Assert.Equal("Beta2", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta2 = value }).ParamName);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1e-8f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_epsilon_that_is_none_is_refused(float value) =>
        Assert.Equal("Epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Epsilon = value }).ParamName);
}
