using System.Diagnostics;

namespace CompiledNet.Samples;

/// <summary>A network plays a signal block by block, as in an audio callback.</summary>
public static class Playing
{
    private const int Block = 64;

    /// <summary>The outputs, and how many times faster than the sound they were computed.</summary>
    /// <param name="network">A network that takes and gives one sample a step.</param>
    /// <param name="input">The signal.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="silence">Samples of silence that come first.</param>
    public static (float[] Output, double RealTimeFactor) Play<TNetwork>(TNetwork network, float[] input, int sampleRate, int silence = 0)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        StreamState<TNetwork> state = network.CreateState();
        network.Forward(new float[silence], new float[silence], state);
        var output = new float[input.Length];
        long start = Stopwatch.GetTimestamp();
        for (int place = 0; place < input.Length; place += Block)
        {
            int length = Math.Min(Block, input.Length - place);
            network.Forward(input.AsSpan(place, length), output.AsSpan(place, length), state);
        }

        return (output, input.Length / (double)sampleRate / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
