using System.Diagnostics;

namespace Serving.Load;

/// <summary>How long requests took.</summary>
public sealed class Latencies
{
    private readonly long[] _ticks;

    /// <summary>Takes the measured times.</summary>
    /// <param name="ticks">Times by <see cref="Stopwatch"/>, at least one.</param>
    public Latencies(IEnumerable<long> ticks)
    {
        _ticks = [.. ticks.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(_ticks.Length, nameof(ticks));
    }

    /// <summary>The number of requests.</summary>
    public int Count => _ticks.Length;

    /// <summary>The shortest time that at least this part of the requests did not exceed.</summary>
    /// <param name="part">0.5 for the median, 0.99 for p99.</param>
    public TimeSpan Percentile(double part) =>
        Stopwatch.GetElapsedTime(0, _ticks[Math.Clamp((int)Math.Ceiling(part * _ticks.Length) - 1, 0, _ticks.Length - 1)]);
}
