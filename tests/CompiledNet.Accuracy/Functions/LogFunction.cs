using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="Log"/>.</summary>
public readonly struct LogFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(Log);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Log.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => Math.Log(x);
}
