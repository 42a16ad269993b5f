using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>What this machine gives two threads now: the most that anything can gain from a second one, and what it costs to share.</summary>
/// <param name="TimesPeak">How many times the fused multiply-adds of one thread two do at the same time.</param>
/// <param name="RoundTrip">The seconds until what one thread wrote was read by the other and its answer was read by the first.</param>
internal sealed record TwoCores(double TimesPeak, double RoundTrip)
{
    private const int Runs = 20;
    private const int RoundTrips = 10_000;

    public static TwoCores Measure()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        double alone = FmaPeak.Measure(bits);
        double first = 0, second = 0;
        Together(() => first = FmaPeak.Measure(bits), () => second = FmaPeak.Measure(bits));
        return new TwoCores((first + second) / alone, Enumerable.Range(0, Runs).Min(_ => PassToAndFro()));
    }

    /// <summary>A line for a report.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Two threads do {TimesPeak:F2} times the multiply-adds of one; a value goes from one to the other and back in {RoundTrip * 1e9:F0} ns.");

    private static double PassToAndFro()
    {
        int ball = 0;
        double seconds = 0;
        void Play(int remainder)
        {
            for (int turn = remainder; turn < 2 * RoundTrips; turn += 2)
            {
                while (Volatile.Read(ref ball) != turn)
                {
                }

                Volatile.Write(ref ball, turn + 1);
            }
        }

        Together(
            () =>
            {
                long start = Stopwatch.GetTimestamp();
                Play(0);
                seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / RoundTrips;
            },
            () => Play(1));
        return seconds;
    }

    private static void Together(Action here, Action there)
    {
        using var start = new Barrier(2);
        var thread = new Thread(() =>
        {
            start.SignalAndWait();
            there();
        });
        thread.Start();
        start.SignalAndWait();
        here();
        thread.Join();
    }
}
