using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="Tanh"/>.</summary>
public readonly struct TanhFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(Tanh);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Tanh.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => Math.Tanh(x);
}
