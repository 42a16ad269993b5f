using System.Runtime.CompilerServices;
using CompiledNet.Accuracy.References;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="GaussianCdf"/>.</summary>
public readonly struct GaussianCdfFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(GaussianCdf);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        GaussianCdf.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => 0.5 * ErrorFunction.Erfc(-x / double.Sqrt(2));
}
