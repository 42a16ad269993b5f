using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The step of <see cref="RmsProp"/>. Its moments are v, then b with momentum, then a where centered.</summary>
internal readonly struct RmsPropRule<TCentered, TMomentum> : IUpdateRule
    where TCentered : struct, IFlag
    where TMomentum : struct, IFlag
{
    public static int Moments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1 + (TCentered.IsSet ? 1 : 0) + (TMomentum.IsSet ? 1 : 0);
    }

    public required float LearningRate { get; init; }

    public required float Alpha { get; init; }

    /// <summary>1 − α.</summary>
    public required float Rest { get; init; }

    public required float Epsilon { get; init; }

    public required float Momentum { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes>
    {
        first = TLanes.Broadcast(Alpha) * first + TLanes.Broadcast(Rest) * gradients * gradients;
        TLanes square = first;
        if (TCentered.IsSet)
        {
            TLanes mean = TLanes.Broadcast(Alpha) * (TMomentum.IsSet ? third : second) + TLanes.Broadcast(Rest) * gradients;
            if (TMomentum.IsSet)
                third = mean;
            else
                second = mean;
            square = TLanes.Max(first - mean * mean, TLanes.Zero);
        }

        TLanes step = gradients / (TLanes.Sqrt(square) + TLanes.Broadcast(Epsilon));
        if (TMomentum.IsSet)
            step = second = TLanes.Broadcast(Momentum) * second + step;
        parameters -= TLanes.Broadcast(LearningRate) * step;
    }
}
