using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary>The density that <see cref="GaussianCdf"/> gives beside its value.</summary>
public readonly struct GaussianDensityFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => "GaussianDensity";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        GaussianCdf.Of(x, out TLanes density);
        return density;
    }

    /// <inheritdoc/>
    public static double Reference(double x) => Math.Exp(-0.5 * x * x) / double.Sqrt(double.Tau);
}
