using CompiledNet.Samples;

namespace Amplifier;

/// <summary>How <c>amp.nam</c> came to be: the network listens to a circuit.</summary>
internal static class Capture
{
    private const int Steps = 4000;

    public static void Run(string path)
    {
        var amp = new Amp(seed: 1);
        double[] costs = SequenceTraining.Run(amp, Recording.Make(seconds: 20, seed: 11), Steps, Amp.SettlingSamples, seed: 1);
        AmpFile.Write(path, amp.Parameters);
        Report.Say($"{path}: {Amp.ParameterCount} parameters, mean squared error {costs[^100..].Average():0.0E+0}");
    }
}
