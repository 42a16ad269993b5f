using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Applies an update to all elements, in the widest registers of the machine.</summary>
internal static class ElementwiseLoop
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TUpdate>(TUpdate update, int length)
        where TUpdate : struct, IElementwiseUpdate, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
            Run<TUpdate, Lanes512>(update, length);
        else if (Vector256.IsHardwareAccelerated)
            Run<TUpdate, Lanes256>(update, length);
        else
            Run<TUpdate, Lanes128>(update, length);
    }

    // Optimised from the first call: loops like this would else run many times slower until the JIT comes back to them. By itself, so
    // that it has the JIT's whole budget of inlining.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TUpdate, TLanes>(TUpdate update, int length)
        where TUpdate : struct, IElementwiseUpdate, allows ref struct
        where TLanes : struct, ILanes<TLanes>
    {
        int offset = 0;
        for (; offset <= length - TLanes.Count; offset += TLanes.Count)
            update.Apply<TLanes>(offset, TLanes.Count);
        if (offset < length)
            update.Apply<TLanes>(offset, length - offset);
    }
}
