using CompiledNet.Generator.Tests.Running;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Properties.Tests.Running;
using CompiledNet.Tests.Cases;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>The sum of the loss goes row by row, across the blocks in which a batch is walked.</summary>
public class SpreadLossTests
{
    private const string Wide = """
        [CompiledNet.Network(2)]
        [CompiledNet.Dense(400, UseBias = false)]
        [CompiledNet.Dense(2, UseBias = false)]
        [CompiledNet.Loss(CompiledNet.LossFunction.MeanSquaredError)]
        public partial class Wide;
        """;

    /// <summary>
    /// The losses of the first rows are 1 and 2⁻²⁴, halfway between two floats; the last two rows, of another block, have 2⁻⁵³ each, which
    /// changes nothing one after the other, and would round the cost up if they were added first.
    /// </summary>
    [Fact]
    public void Costs_of_losses_of_very_different_sizes_have_the_bits_of_the_interpretation()
    {
        const int Rows = 128;
        Outcome outcome = new Project(Wide) { Optimization = OptimizationLevel.Release }.Generate();
        using LoadedProject project = LoadedProject.Of(outcome);
        var compiled = new CompiledNetwork(project.Networks.Single(), CompiledNetwork.ModelsOf(outcome).Single());
        float[] parameters = Identity(hidden: 400);
        float[] inputs = new float[2 * Rows];
        inputs[0] = 1;
        inputs[2] = MathF.ScaleB(1, -12);
        inputs.AsSpan()[^4..].Fill(MathF.ScaleB(1, -27));
        float[] targets = new float[2 * Rows];
        NetworkUnderTest network = compiled.Create();
        network.Parameters = parameters;

        float expected = InterpretedNetwork.InFloats(compiled.Model, parameters).ComputeLoss(inputs, targets);

        Assert.Equal(1f / 256, expected);
        FloatBits.AssertSame([expected], [network.ComputeLoss(inputs, targets)], "cost");
    }

    /// <summary>Two inputs that go through the first two of the hidden units as they are.</summary>
    private static float[] Identity(int hidden)
    {
        float[] parameters = new float[4 * hidden];
        parameters[0] = parameters[3] = 1;
        parameters[2 * hidden] = parameters[3 * hidden + 1] = 1;
        return parameters;
    }
}
