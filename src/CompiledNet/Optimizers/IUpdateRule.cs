using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The formula of an optimizer for a register of parameters, each of which depends on its own gradient and moments alone.</summary>
internal interface IUpdateRule
{
    /// <summary>How many moments it uses, at most three.</summary>
    static abstract int Moments { get; }

    /// <summary>Changes the parameters θ and the moments; those behind <see cref="Moments"/> are zero and stay so.</summary>
    void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes>;
}
