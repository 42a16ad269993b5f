using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Applies an update to all elements, in the widest registers of the machine.</summary>
internal static class ElementwiseLoop
{
    // About 3 microseconds of one core for plain gradient descent, the shortest update, after passes whose helpers are still awake:
    // to hand work over then costs less than one.
    private const int FewestToShare = 1 << 16;

    /// <summary>Applies it to all elements, shared among threads if that was asked for and gains.</summary>
    /// <param name="update">The update, whose memory is pinned.</param>
    /// <param name="length">How many elements there are.</param>
    /// <param name="threads">How many threads may share the work.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunShared<TUpdate>(in TUpdate update, int length, int threads)
        where TUpdate : struct, IPartedWork =>
        PartedRun.Run(in update, length, threads, length >= FewestToShare);

    /// <summary>Applies it to <paramref name="length"/> elements from <paramref name="start"/> on, on this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TUpdate>(in TUpdate update, int start, int length)
        where TUpdate : struct, IElementwiseUpdate, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
            Run<TUpdate, Lanes512>(in update, start, start + length);
        else if (Vector256.IsHardwareAccelerated)
            Run<TUpdate, Lanes256>(in update, start, start + length);
        else
            Run<TUpdate, Lanes128>(in update, start, start + length);
    }

    // Optimised from the first call: loops like this would else run many times slower until the JIT comes back to them. By itself, so
    // that it has the JIT's whole budget of inlining.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TUpdate, TLanes>(in TUpdate given, int offset, int end)
        where TUpdate : struct, IElementwiseUpdate, allows ref struct
        where TLanes : struct, ILanes<TLanes>
    {
        // A copy, since what is written might else be the update itself: its numbers stay in registers.
        TUpdate update = given;
        for (; offset <= end - TLanes.Count; offset += TLanes.Count)
            update.Apply<TLanes>(offset, TLanes.Count);
        if (offset < end)
            update.Apply<TLanes>(offset, end - offset);
    }
}
