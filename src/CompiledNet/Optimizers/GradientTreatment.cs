using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// What is done to gradients g and parameters θ before a rule sees them: clipping, <c>g ← min(max(g·scale, −limit), limit)</c>; penalties as
/// a part of the gradient, <c>g ← g + λ·θ + λ₁·sign(θ)</c>; and decay by itself, <c>θ ← keep·θ</c>.
/// </summary>
/// <param name="Scale">The factor that brings the norm of all gradients to what it may be; 1 leaves them.</param>
/// <param name="Limit">The largest magnitude; infinity leaves them.</param>
/// <param name="L1">λ₁; 0 adds nothing.</param>
/// <param name="Decay">λ; 0 adds nothing.</param>
/// <param name="Keep">What is left of the parameters; 1 leaves them.</param>
internal readonly record struct GradientTreatment(float Scale, float Limit, float L1, float Decay, float Keep)
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsNothing => Scale == 1 && float.IsPositiveInfinity(Limit) && L1 == 0 && Decay == 0 && Keep == 1;

    /// <summary>Changes a register of each. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(ref TLanes parameters, ref TLanes gradients)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes scaled = gradients * TLanes.Broadcast(Scale);
        TLanes clipped = TLanes.Min(TLanes.Broadcast(Limit), TLanes.Max(TLanes.Broadcast(-Limit), scaled));
        TLanes slope = TLanes.Or(TLanes.And(parameters, TLanes.Broadcast(-0f)), TLanes.Broadcast(L1));
        TLanes isMoved = TLanes.GreaterThan(TLanes.Abs(parameters), TLanes.Zero);
        gradients = clipped + TLanes.Broadcast(Decay) * parameters + TLanes.And(isMoved, slope);
        parameters *= TLanes.Broadcast(Keep);
    }
}
