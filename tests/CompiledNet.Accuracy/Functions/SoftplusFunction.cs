using System.Runtime.CompilerServices;
using CompiledNet.Accuracy.References;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="Softplus"/>.</summary>
public readonly struct SoftplusFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(Softplus);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Softplus.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => Math.Max(x, 0) + ElementaryFunctions.LogOnePlus(Math.Exp(-Math.Abs(x)));
}
