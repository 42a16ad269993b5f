using System.Diagnostics;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Times short calls.</summary>
internal static class Stopclock
{
    private const double RunSeconds = 0.1;
    private const int Runs = 5;

    /// <summary>
    /// Seconds a call of each contestant: medians over runs that take turns, so that a machine whose speed drifts is the
    /// same for all.
    /// </summary>
    public static double[] Compare(params Action[] contestants)
    {
        int[] counts = [.. contestants.Select(Calibrate)];
        var times = contestants.Select(_ => new List<double>()).ToArray();
        for (int run = 0; run < Runs; run++)
        {
            for (int index = 0; index < contestants.Length; index++)
                times[index].Add(Time(contestants[index], counts[index]));
        }

        return [.. times.Select(Median.Of)];
    }

    private static int Calibrate(Action call)
    {
        int count = 1;
        while (Time(call, count) * count < RunSeconds)
            count *= 2;
        return count;
    }

    private static double Time(Action call, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int index = 0; index < count; index++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }
}
