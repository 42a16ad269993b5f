namespace CompiledNet.Audio.Tests.Running;

/// <summary>Signals to try models with.</summary>
internal static class Signals
{
    /// <summary>A tone that sweeps upwards, with noise, between −½ and ½.</summary>
    public static float[] Sweep(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(n => 0.4f * MathF.Sin(0.01f * n + 0.0005f * n * n) + 0.2f * (random.NextSingle() - 0.5f))];
    }

    /// <summary>So much silence, and the signal behind it.</summary>
    public static float[] Behind(int silence, float[] signal) => [.. new float[silence], .. signal];
}
