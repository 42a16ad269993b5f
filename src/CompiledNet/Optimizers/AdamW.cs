namespace CompiledNet;

/// <summary>
/// Adam with decoupled weight decay, with PyTorch's defaults and semantics. At step t, from 1:
/// <code>
/// θ ← (1 − lr·λ)·θ
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
/// </code>
/// </summary>
/// <remarks>
/// I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization (2019). Unlike in PyTorch, λ = 0.01 is by default that of weights
/// alone (<see cref="ElementwiseOptimizer.DecaysAllTensors"/>). The powers of β are running products in double;
/// every float operation is rounded by itself.
/// </remarks>
public sealed class AdamW : Adam
{
    /// <summary>With a learning rate of 1e-3 and a decoupled weight decay of 0.01.</summary>
    public AdamW()
    {
        WeightDecay = 0.01f;
        DecouplesWeightDecay = true;
    }
}
