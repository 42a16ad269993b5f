namespace CompiledNet;

/// <summary>
/// A convolution of images: <c>z[i, j, f] = b[f] + Σ w[f, c, y, x]·x[i·stride + y·dilation − top, j·stride + x·dilation − left, c]</c> over
/// <c>y</c>, <c>x</c> and <c>c</c>, <c>a = g(z)</c>, with zeros beyond the borders. From the shape <c>(height, width, channels)</c> it gives
/// <c>(output height, output width, filters)</c>.
/// </summary>
/// <example>
/// <code>
/// [Network(28, 28, 1)]
/// [Conv2D(6, 5, Activation.ReLU, Padding = Padding.Same)]
/// [MaxPool2D(2)]
/// [Flatten]
/// [Dense(10, Activation.Softmax)]
/// [Loss(LossFunction.CrossEntropy)]
/// public sealed partial class DigitClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : Attribute
{
    /// <summary>A convolution with square filters.</summary>
    /// <param name="filters">The number of filters, each of which gives one channel of the outputs; at least 1.</param>
    /// <param name="kernelSize">The height and width of a filter, at least 1.</param>
    /// <param name="activation">The function applied to every <c>z</c>.</param>
    public Conv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation)
    {
    }

    /// <summary>A convolution with filters of any height and width.</summary>
    /// <param name="filters">The number of filters, each of which gives one channel of the outputs; at least 1.</param>
    /// <param name="kernelHeight">The height of a filter, at least 1.</param>
    /// <param name="kernelWidth">The width of a filter, at least 1.</param>
    /// <param name="activation">The function applied to every <c>z</c>.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear) =>
        (Filters, KernelHeight, KernelWidth, Activation) = (filters, kernelHeight, kernelWidth, activation);

    /// <summary>The number of filters: the channels of the outputs.</summary>
    public int Filters { get; }

    /// <summary>The height of a filter.</summary>
    public int KernelHeight { get; }

    /// <summary>The width of a filter.</summary>
    public int KernelWidth { get; }

    /// <summary>The function applied to every pre-activation.</summary>
    public Activation Activation { get; }

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>Conv2D1</c>, <c>Conv2D2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>The distance from one window to the next, along both axes, at least 1; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance between the values of a window, along both axes, at least 1; 1 by default: neighbours.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The number of groups into which channels and filters are divided, each by itself; 1 by default. Filters of a group see the channels
    /// of the group alone. With as many groups as channels the convolution is depthwise.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>What lies beyond the borders: <see cref="Padding.Valid"/> (the default: nothing) or <see cref="Padding.Same"/>.</summary>
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
