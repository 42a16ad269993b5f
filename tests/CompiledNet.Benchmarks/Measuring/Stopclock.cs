namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Times short calls, in seconds of <see cref="ProcessorClock"/>.</summary>
internal static class Stopclock
{
    private const double RunSeconds = 0.1;
    private const int Runs = 5;
    private const double WarmUpSeconds = 0.03;
    private const int WarmUps = 3;

    // The JIT compiles .NET's own methods again when they have been called often and for 0.1 s nothing new was called.
    private static readonly TimeSpan TieringDelay = TimeSpan.FromSeconds(0.15);

    /// <summary>
    /// Seconds a call of each contestant: medians over runs that take turns, so that a machine whose speed drifts is the
    /// same for all.
    /// </summary>
    public static double[] Compare(params Action[] contestants)
    {
        for (int warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            foreach (Action contestant in contestants)
                Calibrate(contestant, WarmUpSeconds);
            Thread.Sleep(TieringDelay);
        }

        int[] counts = [.. contestants.Select(contestant => Calibrate(contestant, RunSeconds))];
        var times = contestants.Select(_ => new List<double>()).ToArray();
        for (int run = 0; run < Runs; run++)
        {
            for (int index = 0; index < contestants.Length; index++)
                times[index].Add(Time(contestants[index], counts[index]));
        }

        return [.. times.Select(Median.Of)];
    }

    /// <summary>How many calls take at least so long.</summary>
    private static int Calibrate(Action call, double seconds)
    {
        int count = 1;
        while (Time(call, count) * count < seconds)
            count *= 2;
        return count;
    }

    private static double Time(Action call, int count)
    {
        double start = ProcessorClock.Seconds;
        for (int index = 0; index < count; index++)
            call();
        return (ProcessorClock.Seconds - start) / count;
    }
}
