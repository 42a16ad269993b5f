using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The step of <see cref="Adam"/>; with <typeparamref name="TMaximum"/>, of AMSGrad.</summary>
internal readonly struct AdamRule<TMaximum> : IUpdateRule
    where TMaximum : struct, IFlag
{
    public static int Moments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TMaximum.IsSet ? 3 : 2;
    }

    public required AdamFactors Factors { get; init; }

    /// <summary>lr/(1 − β₁ᵗ).</summary>
    public required float StepSize { get; init; }

    /// <summary>1/√(1 − β₂ᵗ).</summary>
    public required float RootScale { get; init; }

    public required float Epsilon { get; init; }

    /// <summary>
    /// <c>m ← β₁·m + (1 − β₁)·g</c>, <c>v ← β₂·v + (1 − β₂)·g²</c>, <c>θ ← θ − lr/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε)</c>; AMSGrad takes
    /// <c>u ← max(u, v)</c> in the place of v.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes>
    {
        Factors.Average(gradients, ref first, ref second);
        if (TMaximum.IsSet)
            third = TLanes.Max(third, second);
        TLanes root = TLanes.Sqrt(TMaximum.IsSet ? third : second) * TLanes.Broadcast(RootScale) + TLanes.Broadcast(Epsilon);
        parameters -= TLanes.Broadcast(StepSize) * first / root;
    }
}
