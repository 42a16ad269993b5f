namespace CompiledNet;

/// <summary>
/// The activation functions. Each maps the pre-activation <c>z</c> of a unit to its activation <c>a</c>;
/// <see cref="Softmax"/> and <see cref="LogSoftmax"/> map all units of a layer together.
/// </summary>
public enum Activation
{
    /// <summary><c>a = z</c>.</summary>
    Linear,

    /// <summary><c>a = max(0, z)</c>; the derivative at 0 is 0.</summary>
    ReLU,

    /// <summary><c>a = z</c> above zero, <c>slope·z</c> below; the derivative at 0 is the slope.</summary>
    LeakyReLU,

    /// <summary><c>a = 1 / (1 + e⁻ᶻ)</c>.</summary>
    Sigmoid,

    /// <summary><c>a = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)</c>.</summary>
    Tanh,

    /// <summary><c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c>: positive, and their sum is 1.</summary>
    Softmax,

    /// <summary><c>a = z</c> above zero, <c>α·(eᶻ − 1)</c> below.</summary>
    ELU,

    /// <summary>
    /// <c>a = λ·z</c> above zero, <c>λ·α·(eᶻ − 1)</c> below, with λ = 1.0507009873554805 and α = 1.6732632423543772
    /// (Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks, 2017).
    /// </summary>
    SELU,

    /// <summary><c>a = z·Φ(z) = z·(1 + erf(z/√2))/2</c> (Hendrycks, Gimpel: Gaussian Error Linear Units, 2016).</summary>
    GELU,

    /// <summary><c>a = z·σ(z)</c>, also called swish.</summary>
    SiLU,

    /// <summary><c>a = ln(1 + eᶻ)</c>.</summary>
    Softplus,

    /// <summary><c>a = min(max(z + 3, 0), 6) / 6</c>.</summary>
    HardSigmoid,

    /// <summary><c>a = min(max(z, −1), 1)</c>.</summary>
    HardTanh,

    /// <summary>
    /// <c>a = z·min(max(z + 3, 0), 6) / 6</c>; the derivative at −3 is 0, at 3 it is 1 (Howard, Sandler et al.: Searching for
    /// MobileNetV3, 2019).
    /// </summary>
    HardSwish,

    /// <summary><c>a = z·tanh(ln(1 + eᶻ))</c> (Misra: Mish: A Self Regularized Non-Monotonic Activation Function, 2019).</summary>
    Mish,

    /// <summary><c>a = z / (1 + |z|)</c>.</summary>
    Softsign,

    /// <summary><c>a = min(max(z, 0), 6)</c>; the derivative at 0 and at 6 is 0.</summary>
    ReLU6,

    /// <summary>
    /// <c>aᵢ = ln softmax(z)ᵢ = zᵢ − ln Σⱼ e^zⱼ</c>: at most 0, and the sum of their powers <c>e^a</c> is 1. For the loss
    /// <see cref="LossFunction.CrossEntropy"/> use <see cref="Softmax"/>, with which it is one step.
    /// </summary>
    LogSoftmax,

    /// <summary>
    /// <c>a = z</c> above zero, <c>w·z</c> below with a slope <c>w</c> for each channel (the last axis) that is learnt and starts at 0.25; of
    /// <see cref="ActivationAttribute"/> alone (He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015).
    /// </summary>
    PReLU,
}
