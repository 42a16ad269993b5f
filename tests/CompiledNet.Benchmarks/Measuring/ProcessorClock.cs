using System.Diagnostics;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>
/// The time that this process has had a core, so that others on a busy machine do not count. Good for work of one thread
/// alone.
/// </summary>
internal static class ProcessorClock
{
    /// <summary>
    /// Windows counts processor time in steps of 16 ms, too coarse here: there it is the time on the wall.
    /// </summary>
    public static double Seconds => OperatingSystem.IsWindows()
        ? (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency
        : Environment.CpuUsage.TotalTime.TotalSeconds;
}
