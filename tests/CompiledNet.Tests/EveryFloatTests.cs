using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

/// <summary>
/// Every activation and its derivative, over all exponents and the neighbours of every kink: correct, and so never NaN, up to
/// infinity, where both have limits.
/// </summary>
public sealed class EveryFloatTests
{
    // A prime, so that all exponents meet all mantissas: a quarter of a million floats.
    private const uint Stride = 16381;

    // How many floats on either side of a place where something changes.
    private const int Neighbours = 100;

    // From here on every slope is what it is at infinity, but for what is less than the least float.
    private const double FarOut = 1e30;

    private static readonly Lazy<float[]> Arguments = new(DrawArguments);

    [Fact]
    public void ReLU_is_correct() => AssertCorrect<WideReLU>();

    [Fact]
    public void LeakyReLU_is_correct() => AssertCorrect<WideLeakyReLU>();

    [Fact]
    public void LeakyReLU_with_slope_0_is_correct() => AssertCorrect<WideReLUByItsSlope>();

    [Fact]
    public void Sigmoid_is_correct() => AssertCorrect<WideSigmoid>();

    [Fact]
    public void Tanh_is_correct() => AssertCorrect<WideTanh>();

    [Fact]
    public void ELU_is_correct() => AssertCorrect<WideELU>();

    [Fact]
    public void ELU_with_another_alpha_is_correct() => AssertCorrect<WideELUOfAlpha>();

    [Fact]
    public void SELU_is_correct() => AssertCorrect<WideSELU>();

    [Fact]
    public void GELU_is_correct() => AssertCorrect<WideGELU>();

    [Fact]
    public void GELU_by_tanh_is_correct() => AssertCorrect<WideTanhGELU>();

    [Fact]
    public void SiLU_is_correct() => AssertCorrect<WideSiLU>();

    [Fact]
    public void Softplus_is_correct() => AssertCorrect<WideSoftplus>();

    [Fact]
    public void HardSigmoid_is_correct() => AssertCorrect<WideHardSigmoid>();

    [Fact]
    public void HardTanh_is_correct() => AssertCorrect<WideHardTanh>();

    [Fact]
    public void HardSwish_is_correct() => AssertCorrect<WideHardSwish>();

    [Fact]
    public void Mish_is_correct() => AssertCorrect<WideMish>();

    [Fact]
    public void Softsign_is_correct() => AssertCorrect<WideSoftsign>();

    [Fact]
    public void ReLU6_is_correct() => AssertCorrect<WideReLU6>();

    [Fact]
    public void Mish_is_correct_without_fused_multiply_adds() => AssertCorrect<WideUnfusedMish>();

    [Fact]
    public void HardSwish_is_correct_without_fused_multiply_adds() => AssertCorrect<WideUnfusedHardSwish>();

    [Fact]
    public void GELU_by_tanh_is_correct_without_fused_multiply_adds() => AssertCorrect<WideUnfusedTanhGELU>();

    [Fact]
    public void SiLU_is_correct_without_fused_multiply_adds() => AssertCorrect<WideUnfusedSiLU>();

    /// <remarks>Takes minutes: <c>dotnet test -c Release --project tests/CompiledNet.Tests --explicit only</c>.</remarks>
    [Fact(Explicit = true)]
    public void None_of_all_floats_has_a_value_or_slope_that_is_NaN() => Assert.Multiple(
        AssertNumbers<WideReLU>, AssertNumbers<WideLeakyReLU>, AssertNumbers<WideReLUByItsSlope>, AssertNumbers<WideSigmoid>,
        AssertNumbers<WideTanh>, AssertNumbers<WideELU>, AssertNumbers<WideELUOfAlpha>, AssertNumbers<WideSELU>,
        AssertNumbers<WideGELU>, AssertNumbers<WideTanhGELU>, AssertNumbers<WideSiLU>, AssertNumbers<WideSoftplus>,
        AssertNumbers<WideHardSigmoid>, AssertNumbers<WideHardTanh>, AssertNumbers<WideUnfusedTanhGELU>, AssertNumbers<WideUnfusedSiLU>,
        AssertNumbers<WideHardSwish>, AssertNumbers<WideMish>, AssertNumbers<WideSoftsign>, AssertNumbers<WideReLU6>,
        AssertNumbers<WideUnfusedHardSwish>, AssertNumbers<WideUnfusedMish>);

    [Fact]
    public void Small_values_of_Mish_have_the_digits_that_a_float_has() => AssertDigits<WideMish>();

    [Fact]
    public void Small_values_of_Mish_have_them_without_fused_multiply_adds_too() => AssertDigits<WideUnfusedMish>();

    /// <summary>
    /// Where <c>z</c> is negative, and so <c>a</c> as small as it can be: of 2⁻¹⁴⁹, the least float, a result may be off by one, else by
    /// 3.5 ulp, of which the power has 1 and five operations ½ each.
    /// </summary>
    private static void AssertDigits<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        const double Most = 3.5 * 2 * FloatRounding.Unit;
        var network = TNetwork.Create(seed: 0);
        int units = TNetwork.Description.OutputSize;
        var outputs = new float[units];
        foreach (float[] z in Enumerable.Range(0, 64 * units).Select(i => -i * (128f / (64 * units))).Chunk(units))
        {
            network.Parameters.CopyFrom(z);
            network.Forward([1f], outputs);
            for (int unit = 0; unit < units; unit++)
            {
                double expected = ElementwiseActivations.Value(new ActivationSpec(Activation.Mish), z[unit]);
                Assert.True(
                    Math.Abs(outputs[unit] - expected) <= Most * Math.Abs(expected) + float.Epsilon,
                    $"Mish({z[unit]:R}) is {outputs[unit]:R}; it should be {expected:R}.");
            }
        }
    }

    private static void AssertNumbers<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 0);
        var gradients = new ParameterBuffer<TNetwork>();
        int units = TNetwork.Description.OutputSize;
        var z = new float[units];
        var outputs = new float[units];
        float[] ones = [.. Enumerable.Repeat(1f, units)];
        for (ulong bits = 0; bits <= uint.MaxValue; bits += (uint)units)
        {
            for (int unit = 0; unit < units; unit++)
                z[unit] = BitConverter.UInt32BitsToSingle((uint)bits + (uint)unit) is var number && float.IsNaN(number) ? 0f : number;
            network.Parameters.CopyFrom(z);

            network.Forward([1f], outputs);
            network.BackwardFrom([1f], ones, gradients, []);

            if (HasNaN(outputs) || HasNaN(gradients.AsSpan()))
                Assert.Fail($"{typeof(TNetwork).Name} gives NaN for a float from 0x{bits:X8} on.");
        }
    }

    private static void AssertCorrect<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 0);
        var gradients = new ParameterBuffer<TNetwork>();
        ActivationSpec activation = Architecture.Of(typeof(TNetwork)).Layers[0].Activation;
        int units = TNetwork.Description.OutputSize;
        var outputs = new float[units];
        float[] ones = [.. Enumerable.Repeat(1f, units)];
        for (int start = 0; start < Arguments.Value.Length; start += units)
        {
            ReadOnlySpan<float> z = Arguments.Value.AsSpan(start, units);
            network.Parameters.CopyFrom(z);

            network.Forward([1f], outputs);
            network.BackwardFrom([1f], ones, gradients, []);

            float[] slopes = gradients.ToArray();
            for (int unit = 0; unit < units; unit++)
            {
                AssertValue(activation, z[unit], outputs[unit]);
                AssertSlope(activation, z[unit], slopes[unit]);
            }
        }
    }

    private static bool HasNaN(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsNaN(value))
                return true;
        }

        return false;
    }

    private static void AssertValue(ActivationSpec activation, float z, float actual)
    {
        // So far out, every function is what it is at infinity.
        double argument = float.IsInfinity(z) ? Math.CopySign(1e300, z) : z;
        double expected = ElementwiseActivations.Value(activation, argument);
        double reach = FloatRounding.Function * Math.Abs(argument);
        double error = FloatRounding.Change(value => ElementwiseActivations.Value(activation, value), argument, reach)
            + FloatRounding.Function * Math.Abs(expected) + FloatRounding.Underflow;
        bool isCorrect = Math.Abs(expected) > float.MaxValue
            ? actual == Math.CopySign(float.PositiveInfinity, expected)
            : Math.Abs(actual - expected) <= error;
        Assert.True(isCorrect, $"{activation.Kind}({z:R}) is {actual:R}; it should be {expected:R}.");
    }

    private static void AssertSlope(ActivationSpec activation, float z, float actual)
    {
        double argument = Math.Clamp(z, -FarOut, FarOut);
        double expected = ElementwiseActivations.Slope(activation, argument);

        // Where it jumps, the slope is that of this side; elsewhere it may be that of a z a few roundings away.
        double reach = ElementwiseActivations.Kinks(activation).Count > 0 ? 0 : FloatRounding.Function * Math.Abs(argument);
        double error = FloatRounding.Change(value => ElementwiseActivations.Slope(activation, value), argument, reach)
            + FloatRounding.Function * ElementwiseActivations.SlopeScale(activation, argument) + FloatRounding.Underflow;
        Assert.True(Math.Abs(actual - expected) <= error, $"The slope of {activation.Kind} at {z:R} is {actual:R}; it should be {expected:R}.");
    }

    private static float[] DrawArguments()
    {
        var arguments = new List<float>();
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
            arguments.Add(BitConverter.UInt32BitsToSingle((uint)bits));
        foreach (float place in (float[])[0f, 1f, -1f, 3f, -3f, 6f, float.MaxValue, float.MinValue])
        {
            float up = place, down = place;
            for (int i = 0; i < Neighbours; i++)
            {
                arguments.AddRange([up, down]);
                up = MathF.BitIncrement(up);
                down = MathF.BitDecrement(down);
            }
        }

        arguments.AddRange([float.PositiveInfinity, float.NegativeInfinity, -0f]);
        float[] numbers = [.. arguments.Where(argument => !float.IsNaN(argument))];
        return [.. numbers, .. Enumerable.Repeat(0f, (1024 - numbers.Length % 1024) % 1024)];
    }
}
