using System.Runtime.CompilerServices;
using CompiledNet.Accuracy.References;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="Erf"/>.</summary>
public readonly struct ErfFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(Erf);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Erf.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => ErrorFunction.Erf(x);
}
