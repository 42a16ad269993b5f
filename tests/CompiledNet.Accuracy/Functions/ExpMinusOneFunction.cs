using System.Runtime.CompilerServices;
using CompiledNet.Accuracy.References;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy.Functions;

/// <summary><see cref="ExpMinusOne"/>.</summary>
public readonly struct ExpMinusOneFunction : IVectorFunction
{
    /// <inheritdoc/>
    public static string Name => nameof(ExpMinusOne);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        ExpMinusOne.Of(x);

    /// <inheritdoc/>
    public static double Reference(double x) => ElementaryFunctions.ExpMinusOne(x);
}
