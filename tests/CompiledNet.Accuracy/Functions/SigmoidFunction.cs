using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="Sigmoid"/>.</summary>
public readonly struct SigmoidFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(Sigmoid);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Sigmoid.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => 1 / (1 + Math.Exp(-x));
}
