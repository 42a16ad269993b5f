using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The running means of gradients and of their squares: what the relatives of Adam have in common.</summary>
internal readonly struct AdamFactors(double beta1, double beta2)
{
    private readonly float _beta1 = (float)beta1;
    private readonly float _beta2 = (float)beta2;
    private readonly float _rest1 = (float)(1 - beta1);
    private readonly float _rest2 = (float)(1 - beta2);

    /// <summary><c>m ← β₁·m + (1 − β₁)·g</c>, <c>v ← β₂·v + (1 − β₂)·g²</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Average<TLanes>(TLanes gradients, ref TLanes mean, ref TLanes square)
        where TLanes : struct, ILanes<TLanes>
    {
        mean = TLanes.Broadcast(_beta1) * mean + TLanes.Broadcast(_rest1) * gradients;
        square = TLanes.Broadcast(_beta2) * square + TLanes.Broadcast(_rest2) * gradients * gradients;
    }

    /// <summary>The largest gradient with a square that is finite, 2⁶²: with |g| ≤ G always, |m| ≤ G and v ≤ G².</summary>
    public const double LargestGradient = 4.611686018427388e18;
}
