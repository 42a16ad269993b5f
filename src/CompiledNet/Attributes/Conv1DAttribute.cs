namespace CompiledNet;

/// <summary>
/// A convolution along one axis: <c>z[s, f] = b[f] + Σ w[f, c, k]·x[s·stride + k·dilation − before, c]</c> over <c>k</c> and <c>c</c>,
/// <c>a = g(z)</c>, with zeros beyond the borders. From the shape <c>(steps, channels)</c> it gives <c>(outputs, filters)</c>.
/// </summary>
/// <param name="filters">The number of filters, each of which gives one channel of the outputs; at least 1.</param>
/// <param name="kernelSize">The number of steps that a filter covers, at least 1.</param>
/// <param name="activation">The function applied to every <c>z</c>.</param>
/// <example>
/// <code>
/// [Network(128, 6)]
/// [Conv1D(16, 5, Activation.ReLU, Padding = Padding.Causal)]
/// [GlobalAveragePool]
/// [Dense(4, Activation.Softmax)]
/// [Loss(LossFunction.CrossEntropy)]
/// public sealed partial class MotionClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of filters: the channels of the outputs.</summary>
    public int Filters { get; } = filters;

    /// <summary>The number of steps that a filter covers.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The function applied to every pre-activation.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>Conv1D1</c>, <c>Conv1D2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>The distance from one window to the next, at least 1; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance between the values of a window, at least 1; 1 by default: neighbours.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The number of groups into which channels and filters are divided, each by itself; 1 by default. Filters of a group see the channels
    /// of the group alone. With as many groups as channels the convolution is depthwise.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>What lies beyond the borders; <see cref="Padding.Valid"/> by default: nothing.</summary>
    public Padding Padding { get; set; } = Padding.Valid;

    /// <summary>Whether the layer adds a bias to each filter; true by default.</summary>
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
