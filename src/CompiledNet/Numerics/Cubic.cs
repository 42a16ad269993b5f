using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// A polynomial of the third degree, from which longer ones are put together in the manner of Estrin: independent
/// halves keep the multiply-adds of a register from waiting for each other, as they would in Horner's chain.
/// </summary>
internal static class Cubic
{
    /// <summary><c>(c0 + c1·x) + (c2 + c3·x)·x²</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x, TLanes square, float c0, float c1, float c2, float c3)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.MultiplyAdd(
            TLanes.MultiplyAdd(x, TLanes.Broadcast(c3), TLanes.Broadcast(c2)),
            square,
            TLanes.MultiplyAdd(x, TLanes.Broadcast(c1), TLanes.Broadcast(c0)));
}
