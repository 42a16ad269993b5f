using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests.Convolving;

/// <summary>What holds for convolutions with registers of any width.</summary>
public abstract class ConvolutionContract<TLanes, TArithmetic>
    where TLanes : struct, ILanes<TLanes>
    where TArithmetic : IArithmetic
{
    private const int Cases = 200;

    [Fact]
    public void Forward_has_the_bits_of_one_multiply_add_after_the_other()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 1, (convolution, random) =>
        {
            float[] x = convolution.Inputs(random, Unread(convolution));
            float[] weights = convolution.Weights(random);
            float[]? biases = random.Next(3) == 0 ? null : convolution.Biases(random);

            float[] z = run.Forward(convolution, x, weights, biases);

            FloatBits.AssertSame(PlainConvolution<TArithmetic>.Forward(convolution, x, weights, biases), z, $"z of {convolution}");
        });
    }

    [Fact]
    public void Gradients_of_weights_and_biases_have_the_bits_of_one_multiply_add_after_the_other()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 2, (convolution, random) =>
        {
            float[] x = convolution.Inputs(random, Unread(convolution));
            float[] dz = convolution.Outputs(random, Unread(convolution));
            bool useBiases = random.Next(3) > 0;

            (float[] weights, float[]? biases) = run.WeightGradients(convolution, x, dz, null, null, useBiases);

            FloatBits.AssertSame(PlainConvolution<TArithmetic>.WeightGradients(convolution, x, dz, new float[convolution.WeightsLength]), weights, $"dK of {convolution}");
            if (useBiases)
                FloatBits.AssertSame(PlainConvolution<TArithmetic>.BiasGradients(convolution, dz, new float[convolution.BiasesLength]), biases, $"db of {convolution}");
        });
    }

    [Fact]
    public void Gradients_of_weights_and_biases_go_on_from_the_rows_before()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 3, (convolution, random) =>
        {
            float[] x = convolution.Inputs(random, Unread(convolution));
            float[] dz = convolution.Outputs(random, Unread(convolution));
            float[] startWeights = convolution.Weights(random);
            float[] startBiases = convolution.Biases(random);

            (float[] weights, float[]? biases) = run.WeightGradients(convolution, x, dz, startWeights, startBiases, useBiases: true);

            FloatBits.AssertSame(PlainConvolution<TArithmetic>.WeightGradients(convolution, x, dz, startWeights), weights, $"dK of {convolution}");
            FloatBits.AssertSame(PlainConvolution<TArithmetic>.BiasGradients(convolution, dz, startBiases), biases, $"db of {convolution}");
        });
    }

    [Fact]
    public void Gradients_of_inputs_have_the_bits_of_sums_over_filters_added_element_by_element()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 4, (convolution, random) =>
        {
            float[] dz = convolution.Outputs(random, Unread(convolution));
            float[] weights = convolution.Weights(random);

            float[] dx = run.InputGradients(convolution, dz, weights);

            FloatBits.AssertSame(PlainConvolution<TArithmetic>.InputGradients(convolution, dz, weights), dx, $"dx of {convolution}");
        });
    }

    [Fact]
    public void Every_sum_is_within_rounding_of_the_exact_one()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 8, (convolution, random) =>
        {
            float[] x = convolution.Inputs(random, padding: 0f);
            float[] dz = convolution.Outputs(random, padding: 0f);
            float[] weights = convolution.Weights(random);
            var exact = new ExactConvolution(convolution, x, weights, dz);

            exact.Outputs.AssertNear(run.Forward(convolution, x, weights, null), $"z of {convolution}");
            exact.WeightGradients.AssertNear(run.WeightGradients(convolution, x, dz, null, null, useBiases: false).Weights, $"dK of {convolution}");
            exact.InputGradients.AssertNear(run.InputGradients(convolution, dz, weights), $"dx of {convolution}");
        });
    }

    /// <summary>Groups lie side by side, so that a register of one reaches into the next.</summary>
    [Fact]
    public void What_is_not_finite_stays_in_its_group()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 5, (convolution, random) =>
        {
            if (convolution.Shape.Groups == 1)
                return;
            float[] x = convolution.Inputs(random, padding: 0f);
            float[] dz = convolution.Outputs(random, padding: 0f);
            float[] weights = convolution.Weights(random);
            int spoiled = random.Next(convolution.Shape.Groups);
            foreach ((int row, int y, int column) in convolution.Positions(convolution.Shape.Windows.Height, convolution.Shape.Windows.Width))
                x[convolution.Input(row, y, column, spoiled, random.Next(convolution.Shape.Channels))] = float.PositiveInfinity;
            foreach ((int row, int oy, int ox) in convolution.Positions(convolution.Shape.Windows.OutputHeight, convolution.Shape.Windows.OutputWidth))
                dz[convolution.Output(row, oy, ox, spoiled, random.Next(convolution.Shape.Filters))] = float.NaN;

            float[] z = run.Forward(convolution, x, weights, null);
            (float[] gradients, _) = run.WeightGradients(convolution, x, dz, null, null, useBiases: false);
            float[] dx = run.InputGradients(convolution, dz, weights);

            foreach ((int row, int oy, int ox) in convolution.Positions(convolution.Shape.Windows.OutputHeight, convolution.Shape.Windows.OutputWidth))
            {
                for (int filter = 0; filter < convolution.Shape.Groups * convolution.Shape.Filters; filter++)
                    Assert.True(filter / convolution.Shape.Filters == spoiled || float.IsFinite(z[convolution.Output(row, oy, ox, 0, filter)]), $"z of {convolution}");
            }

            foreach (WeightPlace place in convolution.WeightPlaces())
                Assert.True(place.Group == spoiled || float.IsFinite(gradients[place.In(convolution)]), $"dK of {convolution}");
            foreach ((int row, int y, int column) in convolution.Positions(convolution.Shape.Windows.Height, convolution.Shape.Windows.Width))
            {
                for (int channel = 0; channel < convolution.Shape.Groups * convolution.Shape.Channels; channel++)
                    Assert.True(channel / convolution.Shape.Channels == spoiled || float.IsFinite(dx[convolution.Input(row, y, column, 0, channel)]), $"dx of {convolution}");
            }
        });
    }

    /// <summary><c>⟨dz, J·x⟩ = ⟨Jᵀ·dz, x⟩</c>, as <c>z</c> without biases is linear in the inputs.</summary>
    [Fact]
    public void Gradients_of_inputs_are_the_adjoint_of_forward()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 6, (convolution, random) =>
        {
            float[] x = convolution.Inputs(random, padding: 0f);
            float[] dz = convolution.Outputs(random, padding: 0f);
            float[] weights = convolution.Weights(random);

            double left = Products.Inner(dz, run.Forward(convolution, x, weights, null));
            double right = Products.Inner(run.InputGradients(convolution, dz, weights), x);

            int backward = convolution.Elements + convolution.Shape.Filters;
            AssertClose(convolution, x, dz, weights, backward, left, right);
        });
    }

    /// <summary><c>⟨dz, J·K⟩ = ⟨Jᵀ·dz, K⟩</c>, as <c>z</c> without biases is linear in the weights.</summary>
    [Fact]
    public void Gradients_of_weights_are_the_adjoint_of_forward()
    {
        using var run = new ConvolutionRun<TLanes>();
        ForEach(seed: 7, (convolution, random) =>
        {
            float[] x = convolution.Inputs(random, padding: 0f);
            float[] dz = convolution.Outputs(random, padding: 0f);
            float[] weights = convolution.Weights(random);

            double left = Products.Inner(dz, run.Forward(convolution, x, weights, null));
            double right = Products.Inner(run.WeightGradients(convolution, x, dz, null, null, useBiases: false).Weights, weights);

            int backward = convolution.OutputLength / convolution.Shape.OutputStride;
            AssertClose(convolution, x, dz, weights, backward, left, right);
        });
    }

    /// <summary>
    /// Each side is a sum of the same products <c>dz·K·x</c>. Each product takes part in at most as many roundings as the sum that it
    /// is in has terms, and in one more for each term where products are rounded too; so the sides differ by no more than that many
    /// times the unit roundoff times the sum of the products' magnitudes. The magnitudes are rounded themselves: by far less than 1 %.
    /// </summary>
    private static void AssertClose(ConvolutionCase convolution, float[] x, float[] dz, float[] weights, int backward, double left, double right)
    {
        double magnitude = Products.Inner(
            Products.Magnitudes(dz), PlainConvolution<Fused>.Forward(convolution, Products.Magnitudes(x), Products.Magnitudes(weights), null));
        int forward = convolution.Elements * convolution.Shape.Channels;
        double bound = 1.01 * 2 * (forward + backward) * Math.ScaleB(1, -24) * magnitude;
        Assert.True(Math.Abs(left - right) <= bound, $"{convolution}: {left} and {right} differ by more than {bound}.");
    }

    /// <summary>
    /// What padding of inputs and derivatives holds where it may not matter. A depthwise convolution computes with it, times weights of
    /// zero.
    /// </summary>
    private static float Unread(ConvolutionCase convolution) => convolution.IsDepthwise ? 0f : float.NaN;

    private static void ForEach(int seed, Action<ConvolutionCase, Random> check)
    {
        var random = new Random(seed);
        for (int i = 0; i < Cases; i++)
            check(DrawnConvolution.Of(random, TLanes.Count), random);
    }
}
