using System.Diagnostics;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy;

/// <summary>The time of a function on one thread, over arguments that stay in the first-level cache.</summary>
public static class Throughput
{
    private const int Length = 2048;
    private const int Passes = 400;
    private const int Runs = 25;

    /// <summary>The nanoseconds a value takes; the least of several runs, as other work on the machine only adds to it.</summary>
    public static double Measure<TFunction, TLanes>()
        where TFunction : IVectorFunction
        where TLanes : struct, ILanes<TLanes>
    {
        var random = new Random(1);
        float[] arguments = Enumerable.Range(0, Length).Select(_ => random.NextSingle() * 8 - 4).ToArray();
        var results = new float[Length];
        double least = double.PositiveInfinity;
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int pass = 0; pass < Passes; pass++)
                FunctionRun.Over<TFunction, TLanes>(arguments, results);

            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)Passes * Length));
        }

        return least;
    }
}
