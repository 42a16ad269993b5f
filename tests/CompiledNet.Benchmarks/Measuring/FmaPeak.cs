using System.Diagnostics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>The fused multiply-adds that this machine can do now, with its widest registers: 2 FLOP each.</summary>
internal static class FmaPeak
{
    private const int Iterations = 200_000;
    private const int Sums = 12;

    /// <summary>GFLOP/s, the best of several runs.</summary>
    public static double Measure(int bits) => bits switch
    {
        512 => Measure<Lanes512>(),
        256 => Measure<Lanes256>(),
        _ => Measure<Lanes128>(),
    };

    private static double Measure<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        double best = 0;
        for (int run = 0; run < 50; run++)
        {
            long start = Stopwatch.GetTimestamp();
            Run<TLanes>();
            best = Math.Max(best, 2.0 * Sums * TLanes.Count * Iterations / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Broadcast(0.999f), y = TLanes.Broadcast(0.5f);
        TLanes a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int n = 0; n < Iterations; n++)
        {
            a.AddProduct(x, y); b.AddProduct(x, y); c.AddProduct(x, y);
            d.AddProduct(x, y); e.AddProduct(x, y); f.AddProduct(x, y);
            g.AddProduct(x, y); h.AddProduct(x, y); i.AddProduct(x, y);
            j.AddProduct(x, y); k.AddProduct(x, y); l.AddProduct(x, y);
        }

        var sum = LaneSum<TLanes>.Empty;
        sum.Add(a + b + (c + d) + (e + f) + (g + h) + (i + j) + (k + l), 0);
        return sum.Total();
    }
}
