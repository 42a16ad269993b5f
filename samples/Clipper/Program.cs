// An effect learnt from a circuit.
//
//   a numerical solver computes a diode clipper, C·dv/dt = (u − v)/R − 2·I·sinh(v/(n·V)), for a guitar made of formulas
//   a recurrent network of one sample a step learns to do the same, and plays what it has not heard
//
//   dotnet run -c Release --project samples/Clipper

using Clipper;
using CompiledNet.Audio;
using CompiledNet.Samples;

const int Steps = 1000;

Recording train = Recording.Make(seconds: 6, seed: 1), test = Recording.Make(seconds: 4, seed: 2);
Report.Say($"{train.Input.Length} samples to learn from, {test.Input.Length} held out, {Recording.SampleRate} a second");

var network = new ClipperNetwork(seed: 1);
double[] costs = SequenceTraining.Run(network, train, Steps, warmUpSteps: 32, seed: 1);

(float[] played, double realTimeFactor) = Playing.Play(network, test.Input, Recording.SampleRate);
double error = ErrorToSignal.Ratio(test.Output, played), dry = ErrorToSignal.Ratio(test.Output, test.Input);
Report.Heading($"{ClipperNetwork.ParameterCount} parameters after {Steps} steps");
Report.Table(
    ["", "energy of the error"],
    [["the input as it is", $"{dry:P1}"], ["the network", $"{error:P3}"]]);
Report.Say($"one core plays {realTimeFactor:0} times as fast as the sound lasts");
Report.Check(error < 0.002, "what differs from the circuit is less than 0.2 % of its energy");

foreach ((string name, float[] samples) in new[] { ("input.wav", test.Input), ("circuit.wav", test.Output), ("network.wav", played) })
{
    string path = OutputFolder.PathOf(name);
    // Loud, but within full scale.
    WaveFile.Write(path, new WaveAudio(Recording.SampleRate, channels: 1, Array.ConvertAll(samples, sample => 0.5f * sample)));
    Report.Say($"sound: {path}");
}

int loudest = Array.FindIndex(test.Input, sample => Math.Abs(sample) > 0.8f * test.Input.Max(Math.Abs));
ClipperFigure.Save("clipper.png", test, played, costs, Math.Max(0, loudest - 200), count: 720);
