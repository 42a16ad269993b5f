namespace CompiledNet.Audio;

/// <summary>Sampled sound.</summary>
public sealed record WaveAudio
{
    /// <summary>With its samples.</summary>
    /// <param name="sampleRate">The samples a second of each channel.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="samples">The samples, between −1 and 1; of several channels, those of one time together.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sampleRate"/> is not positive, or <paramref name="channels"/> not between 1 and 65,535 / 4.</exception>
    /// <exception cref="ArgumentException">The number of samples is not a multiple of the channels.</exception>
    public WaveAudio(int sampleRate, int channels, float[] samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, short.MaxValue / sizeof(double));
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Length % channels != 0)
            throw new ArgumentException($"There are {samples.Length} samples, not a multiple of {channels} channels.", nameof(samples));
        (SampleRate, Channels, Samples) = (sampleRate, channels, samples);
    }

    /// <summary>The samples a second of each channel.</summary>
    public int SampleRate { get; }

    /// <summary>The number of channels.</summary>
    public int Channels { get; }

    /// <summary>The samples, between −1 and 1; of several channels, those of one time together.</summary>
    public float[] Samples { get; }

    /// <summary>One channel: the mean of all.</summary>
    public float[] ToMono() => Channels == 1 ? Samples : [.. Samples.Chunk(Channels).Select(frame => frame.Average())];
}
