using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Plain gradient descent, <c>θ ← θ − lr·g</c>.</summary>
internal readonly struct DescentRule : IUpdateRule
{
    public static int Moments => 0;

    public required float LearningRate { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes> =>
        parameters -= TLanes.Broadcast(LearningRate) * gradients;
}
