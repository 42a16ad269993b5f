namespace CompiledNet;

/// <summary>
/// A fully connected layer: <c>z = W·x + b</c>, <c>a = g(z)</c> with the activation function <c>g</c>. What comes in with several axes is taken
/// along the last one: all positions share the weights.
/// </summary>
/// <param name="units">The number of outputs of the layer, at least 1.</param>
/// <param name="activation">The function applied to every <c>z</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of outputs of the layer.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to every pre-activation.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>Dense1</c>, <c>Dense2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>Whether the layer adds a bias to each unit; true by default.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weights are drawn. Biases start at zero.</summary>
    public Initializer Initializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight under <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; set; }

    /// <summary>The slope of <see cref="Activation.LeakyReLU"/> below zero, in [0, 1]; 0.01 by default.</summary>
    public float Slope { get; set; } = 0.01f;

    /// <summary>The α of <see cref="Activation.ELU"/>, greater than 0; 1 by default.</summary>
    public float Alpha { get; set; } = 1f;

    /// <summary>
    /// Whether <see cref="Activation.GELU"/> is computed by its tanh approximation instead of the exact form with erf.
    /// </summary>
    public bool TanhApproximation { get; set; }
}
