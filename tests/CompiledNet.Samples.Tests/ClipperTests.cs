using Clipper;

namespace CompiledNet.Samples.Tests;

public class ClipperTests
{
    /// <summary>Where the input stays, no current flows into the capacitor: that of the resistor is that of the diodes.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(-0.4)]
    [InlineData(1)]
    [InlineData(4.5)]
    public void The_circuit_settles_where_resistor_and_diodes_carry_the_same_current(double volts)
    {
        float[] output = DiodeClipper.Solve(_ => volts, samples: 4800, sampleRate: 48000);
        double v = DiodeClipper.Settled(volts);
        Assert.Equal((volts - v) / 2200, 2 * 2.52e-9 * Math.Sinh(v / (1.752 * 25.69e-3)), 1e-9);
        Assert.Equal(v, output[^1], 1e-6);
    }

    /// <summary>Below the threshold of the diodes the circuit is a low pass: 1/√(1 + (2πf·R·C)²).</summary>
    [Fact]
    public void Quiet_tones_pass_as_through_a_resistor_and_a_capacitor()
    {
        const double Frequency = 5000, Amplitude = 1e-3;
        float[] output = DiodeClipper.Solve(time => Amplitude * Math.Sin(2 * Math.PI * Frequency * time), samples: 4800, sampleRate: 48000);
        double expected = Amplitude / Math.Sqrt(1 + Math.Pow(2 * Math.PI * Frequency * 2200 * 10e-9, 2));
        // A period has 9.6 samples, five periods 48: the root mean square is that of the tone.
        double mean = Math.Sqrt(2 * output[^960..].Average(volt => (double)volt * volt));
        Assert.Equal(expected, mean, 0.01 * expected);
    }

    // The input as it is differs by nearly half of the energy.
    [Fact]
    public void A_brief_training_brings_the_network_near_the_circuit()
    {
        Recording train = Recording.Make(seconds: 2, seed: 3), test = Recording.Make(seconds: 1, seed: 4);
        var network = new ClipperNetwork(seed: 1);
        SequenceTraining.Run(network, train, steps: 250, warmUpSteps: 32, seed: 1);
        (float[] played, _) = Playing.Play(network, test.Input, Recording.SampleRate);
        Assert.InRange(ErrorToSignal.Ratio(test.Output, played), 0, 0.03);
    }
}
