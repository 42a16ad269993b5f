using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CompiledNet.Training.Tests;

public class ParameterInitializerTests
{
    private static readonly int N = Drawn<HeNormal>.Inputs;
    private static readonly int M = Drawn<HeNormal>.Units;

    [Fact]
    public void HeNormal_is_normal_with_variance_2_over_n() => IsNormal<HeNormal>(2.0 / N);

    [Fact]
    public void GlorotNormal_is_normal_with_variance_2_over_n_plus_m() => IsNormal<GlorotNormal>(2.0 / (N + M));

    [Fact]
    public void LeCunNormal_is_normal_with_variance_1_over_n() => IsNormal<LeCunNormal>(1.0 / N);

    [Fact]
    public void HeUniform_is_uniform_within_the_root_of_6_over_n() => IsUniform<HeUniform>(Math.Sqrt(6.0 / N));

    [Fact]
    public void GlorotUniform_is_uniform_within_the_root_of_6_over_n_plus_m() => IsUniform<GlorotUniform>(Math.Sqrt(6.0 / (N + M)));

    [Fact]
    public void Zeros_are_zero() => Assert.All(Drawn<Zeros>.Create(1).Parameters.ToArray(), value => Assert.Equal(0f, value));

    [Fact]
    public void Constant_is_the_initial_value() =>
        Assert.All(Drawn<Constant>.Create(1).Parameters.ToArray(), value => Assert.Equal(0.25f, value));

    /// <remarks>
    /// Φ is computed here by its power series. A draw is rounded to float, so z is off by |z|·2⁻²⁴ and Φ(z) by
    /// φ(z)·|z|·2⁻²⁴ ≤ 0.242·2⁻²⁴ = 1.45e-8; the double arithmetic adds less than 1e-12.
    /// </remarks>
    [Fact]
    public void A_normal_draw_is_the_quantile_of_its_uniform_word()
    {
        float[] weights = Weights<HeNormal>(seed: 7);

        for (int i = 0; i < weights.Length; i++)
        {
            double z = weights[i] / Math.Sqrt(2.0 / N);
            Assert.Equal(Word(seed: 7, tensor: 0, i), StandardNormal(z), 1.5e-8);
        }
    }

    /// <remarks>The draw is (2u − 1)·limit rounded to float, hence to within 2⁻²⁴ of the limit.</remarks>
    [Fact]
    public void A_uniform_draw_is_its_word_scaled_to_the_limits()
    {
        float[] weights = Weights<HeUniform>(seed: -3);
        double limit = Math.Sqrt(6.0 / N);

        for (int i = 0; i < weights.Length; i++)
            Assert.Equal((2 * Word(seed: -3, tensor: 0, i) - 1) * limit, weights[i], limit / (1 << 24));
    }

    [Fact]
    public void Every_tensor_has_a_stream_of_its_own()
    {
        Drawn<HeUniform> network = Drawn<HeUniform>.Create(5);

        // The biases of these networks have one input each, so that their limit is √6.
        float[] biases = network.Parameters["Dense1.Biases"].ToArray();
        for (int i = 0; i < biases.Length; i++)
            Assert.Equal((2 * Word(seed: 5, tensor: 1, i) - 1) * Math.Sqrt(6), biases[i], Math.Sqrt(6) / (1 << 24));
    }

    [Fact]
    public void The_layout_of_the_storage_does_not_change_a_parameter() =>
        Assert.Equal(Drawn<HeNormal>.Create(11).Parameters.ToArray(), Drawn<HeNormalUnitMajor>.Create(11).Parameters.ToArray());

    [Fact]
    public void Padding_stays_zero()
    {
        Drawn<HeNormal> network = Drawn<HeNormal>.Create(11);

        int zeros = network.Parameters.AsSpan().Count(0f);
        Assert.Equal(network.Parameters.AsSpan().Length - network.Parameters.Count, zeros);
    }

    [Fact]
    public void Another_seed_gives_other_parameters()
    {
        float[] one = Weights<HeNormal>(seed: 1);
        float[] two = Weights<HeNormal>(seed: 2);

        // Two floats of about 2²³ likely values agree by chance about once in this many draws; ten times never.
        Assert.InRange(one.Zip(two).Count(pair => pair.First == pair.Second), 0, 10);
    }

    /// <remarks>
    /// The digests were computed apart from the library, in Python, from the description in
    /// <see cref="ParameterInitializer"/>: they hold on every machine.
    /// </remarks>
    [Fact]
    public void Normal_draws_have_the_same_bits_on_every_machine() =>
        Assert.Equal("1647daf65f2ccf8755d923de3cd755e233516840693a3fe2cc7c61aab22a2941", Digest(Weights<HeNormal>(seed: 42)));

    /// <inheritdoc cref="Normal_draws_have_the_same_bits_on_every_machine"/>
    [Fact]
    public void Uniform_draws_have_the_same_bits_on_every_machine() =>
        Assert.Equal("9710c74d0f62f509be6a41bcae15d7239f2ab9b69652269a2cab531b7f1d8baa", Digest(Weights<GlorotUniform>(seed: 42)));

    /// <remarks>
    /// Six standard errors: the mean of k draws deviates by σ/√k, their variance by σ²·√((κ − 1)/k) with the kurtosis
    /// κ = 3 of the normal distribution. The largest of 20,200 normal draws is below 6.4 σ by construction.
    /// </remarks>
    private static void IsNormal<TKind>(double variance)
        where TKind : IDrawKind
    {
        float[] weights = Weights<TKind>(seed: 3);
        double sigma = Math.Sqrt(variance);

        Assert.Equal(0, weights.Average(), 6 * sigma / Math.Sqrt(weights.Length));
        Assert.Equal(variance, Variance(weights), 6 * variance * Math.Sqrt(2.0 / weights.Length));
        Assert.InRange(weights.Max(Math.Abs) / sigma, 3.5, 6.4);
    }

    /// <remarks>As for the normal distribution, with the variance limit²/3 and the kurtosis κ = 9/5.</remarks>
    private static void IsUniform<TKind>(double limit)
        where TKind : IDrawKind
    {
        float[] weights = Weights<TKind>(seed: 3);
        double variance = limit * limit / 3;

        Assert.Equal(0, weights.Average(), 6 * Math.Sqrt(variance / weights.Length));
        Assert.Equal(variance, Variance(weights), 6 * variance * Math.Sqrt(0.8 / weights.Length));
        Assert.InRange(weights.Max(Math.Abs), 0.999 * limit, limit * (1 + 1e-7));
    }

    private static float[] Weights<TKind>(int seed)
        where TKind : IDrawKind =>
        Drawn<TKind>.Create(seed).Parameters["Dense1.Weights"].ToArray();

    private static double Variance(float[] values)
    {
        double mean = values.Select(value => (double)value).Average();
        return values.Select(value => (value - mean) * (value - mean)).Average();
    }

    /// <summary>The number in (0, 1) that an element is drawn from.</summary>
    private static double Word(int seed, uint tensor, int element)
    {
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block((uint)element / 4, 0, tensor, 0, (uint)seed, 0);
        return (new[] { x0, x1, x2, x3 }[element % 4] + 0.5) / 4294967296.0;
    }

    /// <summary>Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …).</summary>
    private static double StandardNormal(double z)
    {
        double term = z;
        double sum = 0;
        for (int k = 1; sum + term != sum; k++)
        {
            sum += term;
            term *= z * z / (2 * k + 1);
        }
        return 0.5 + Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * sum;
    }

    private static string Digest(float[] values) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));
}
