namespace CompiledNet.Samples;

/// <summary>What went into <see cref="DiodeClipper"/> and what came out, sample by sample.</summary>
/// <param name="Input">Full scale is ±<see cref="InputVolts"/>.</param>
/// <param name="Output">Full scale is ±<see cref="OutputVolts"/>.</param>
public sealed record Recording(float[] Input, float[] Output)
{
    public const int SampleRate = 48000;

    public const double InputVolts = 4, OutputVolts = 0.7;

    public static Recording Make(double seconds, int seed)
    {
        var strings = PluckedStrings.Draw(seconds, seed);
        int samples = (int)(seconds * SampleRate);
        float[] volts = DiodeClipper.Solve(time => InputVolts * strings.At(time), samples, SampleRate);
        return new Recording(
            [.. Enumerable.Range(0, samples).Select(place => (float)strings.At(place / (double)SampleRate))],
            Array.ConvertAll(volts, volt => (float)(volt / OutputVolts)));
    }
}
