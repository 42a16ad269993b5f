namespace CompiledNet;

/// <summary>How the weights of a layer with <c>n</c> inputs and <c>m</c> units are drawn.</summary>
public enum Initializer
{
    /// <summary>
    /// The one that fits the activation: <see cref="HeNormal"/> for ReLU, ReLU6, LeakyReLU, ELU, GELU, SiLU, HardSwish, Mish and
    /// Softplus, <see cref="LeCunNormal"/> for SELU, <see cref="GlorotUniform"/> for all others.
    /// </summary>
    Automatic,

    /// <summary>Normal, variance <c>2/n</c> (He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015).</summary>
    HeNormal,

    /// <summary>Uniform in <c>±√(6/n)</c>.</summary>
    HeUniform,

    /// <summary>
    /// Normal, variance <c>2/(n + m)</c> (Glorot, Bengio: Understanding the difficulty of training deep feedforward
    /// neural networks, 2010).
    /// </summary>
    GlorotNormal,

    /// <summary>Uniform in <c>±√(6/(n + m))</c>.</summary>
    GlorotUniform,

    /// <summary>Normal, variance <c>1/n</c> (LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998).</summary>
    LeCunNormal,

    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>All equal to <see cref="DenseAttribute.InitialValue"/>.</summary>
    Constant,
}
