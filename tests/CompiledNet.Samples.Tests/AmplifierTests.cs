using Amplifier;
using CompiledNet.Audio;

namespace CompiledNet.Samples.Tests;

public class AmplifierTests
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "amp.nam");

    // Measured: 0.024 %.
    [Fact]
    public void The_amplifier_sounds_as_the_circuit_that_it_was_made_of()
    {
        var amp = new Amp();
        NamFile.Load(File, amp.Parameters);
        Recording recording = Recording.Make(seconds: 1, seed: 5);
        (float[] played, _) = Playing.Play(amp, recording.Input, Amp.SampleRate, Amp.SettlingSamples);
        Assert.InRange(ErrorToSignal.Ratio(recording.Output, played), 0, 0.001);
    }

    [Fact]
    public void The_class_is_what_the_import_writes()
    {
        AudioModel model = NamFile.Read(File);
        Assert.Equal((Amp.SampleRate, Amp.SettlingSamples), (model.SampleRate, model.SettlingSamples));
        Assert.Equal(Amp.Description.FileNames, model.Tensors.Select(tensor => tensor.Name));
    }
}
