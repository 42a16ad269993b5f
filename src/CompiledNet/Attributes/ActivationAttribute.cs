namespace CompiledNet;

/// <summary>
/// An activation function by itself, <c>a = g(x)</c>: after a sum or a norm, or with slopes that are learnt (<see cref="Activation.PReLU"/>).
/// The shape stays.
/// </summary>
/// <param name="activation">The function applied to every value.</param>
/// <example>
/// <code>
/// [Network(13)]
/// [Dense(32)]
/// [BatchNorm]
/// [Activation(Activation.ReLU)]
/// [Dense(3, Activation.Softmax)]
/// [Loss(LossFunction.CrossEntropy)]
/// public sealed partial class WineClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivationAttribute(Activation activation) : Attribute
{
    /// <summary>The function applied to every value.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>Activation1</c>, <c>Activation2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>The slope of <see cref="Activation.LeakyReLU"/> below zero, in [0, 1]; 0.01 by default.</summary>
    public float Slope { get; set; } = 0.01f;

    /// <summary>The α of <see cref="Activation.ELU"/>, greater than 0; 1 by default.</summary>
    public float Alpha { get; set; } = 1f;

    /// <summary>
    /// Whether <see cref="Activation.GELU"/> is computed by its tanh approximation instead of the exact form with erf.
    /// </summary>
    public bool TanhApproximation { get; set; }
}
