// An amplifier of Neural Amp Modeler plays a WAV file.
//
//   dotnet run -c Release --project samples/Amplifier                         plays a guitar made of formulas
//   dotnet run -c Release --project samples/Amplifier -- guitar.wav           plays that file
//   dotnet run -c Release --project samples/Amplifier -- guitar.wav amp.nam   with another amplifier of the same architecture
//   dotnet run -c Release --project samples/Amplifier -- --capture amp.nam    makes the amplifier that comes with the sample, of a circuit
//
// For an amplifier of another architecture, write its class first: compilednet import theirs.nam --class Amp --namespace Amplifier --force

using Amplifier;
using CompiledNet.Audio;
using CompiledNet.Samples;

if (args is ["--capture", var captured])
{
    Capture.Run(captured);
    return;
}

if (args.Length > 2 || args.Any(argument => argument.StartsWith('-')))
{
    Console.Error.WriteLine("usage: [guitar.wav [amp.nam]] | --capture amp.nam");
    Environment.Exit(2);
}

string model = args.Length > 1 ? args[1] : Path.Combine(AppContext.BaseDirectory, "amp.nam");
var amp = new Amp();
NamFile.Load(model, amp.Parameters);

WaveAudio sound = args.Length > 0
    ? WaveFile.Read(args[0])
    : new WaveAudio(Recording.SampleRate, channels: 1, Recording.Make(seconds: 5, seed: 12).Input);
float[] input = sound.ToMono();
if (sound.SampleRate != Amp.SampleRate)
    Report.Say($"the sound has {sound.SampleRate} samples a second; the amplifier was made for {Amp.SampleRate}, and sounds a little different");

(float[] output, double realTimeFactor) = Playing.Play(amp, input, sound.SampleRate, Amp.SettlingSamples);
Report.Heading($"{Path.GetFileName(model)}: {Amp.ParameterCount} parameters, {input.Length} samples");
Report.Say($"one core plays {realTimeFactor:0} times as fast as the sound lasts");
Report.Check(output.All(float.IsFinite), "every sample is a finite number");

float loudest = Math.Max(output.Max(Math.Abs), 1e-6f);
string path = OutputFolder.PathOf("amplified.wav");
WaveFile.Write(path, new WaveAudio(sound.SampleRate, channels: 1, Array.ConvertAll(output, sample => 0.9f * sample / loudest)));
Report.Say($"sound: {path}");
AmplifierFigure.Save("amplifier.png", input, output, sound.SampleRate);
