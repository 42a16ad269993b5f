using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="Exp"/>.</summary>
public readonly struct ExpFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(Exp);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Exp.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => Math.Exp(x);
}
