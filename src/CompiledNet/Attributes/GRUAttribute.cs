namespace CompiledNet;

/// <summary>
/// A gated recurrent unit: <c>r = σ(W_r·x[t] + b_r + U_r·h[t−1] + c_r)</c>, <c>z = σ(W_z·x[t] + b_z + U_z·h[t−1] + c_z)</c>,
/// <c>n = tanh(W_n·x[t] + b_n + r·(U_n·h[t−1] + c_n))</c>, <c>h[t] = (1 − z)·n + z·h[t−1]</c> with the hidden state <c>h</c>, which starts at 0 (Cho et
/// al.: Learning phrase representations using RNN encoder–decoder, 2014; as in PyTorch, the reset gate <c>r</c> acts behind the product). It takes
/// (steps, features), and gives the last hidden state, or those of all steps.
/// </summary>
/// <param name="units">The size of the hidden state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GRUAttribute(int units) : Attribute
{
    /// <summary>The size of the hidden state.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>GRU1</c>, <c>GRU2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>Whether the layer gives (steps, units), the hidden state behind every step, and not the last alone; false by default.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether the layer begins with the last step and ends with the first; false by default. What it gives for a step still stands at the
    /// place of that step: with a <see cref="ConcatAttribute"/> of two branches, a layer becomes bidirectional.
    /// </summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether the reset gate acts behind the product with the state, <c>r·(U_n·h[t−1] + c_n)</c>, as in PyTorch and, by default, in Keras; true by default. Otherwise it acts before:
    /// <c>U_n·(r·h[t−1])</c>, as in the paper, with <c>reset_after=False</c> in Keras, and with <c>linear_before_reset = 0</c> in ONNX. Such a layer takes two products one after the other in
    /// each step; it has the tensors <c>weight_ih</c>, <c>weight_hh</c> of the gates r and z, <c>weight_hn</c>, and <c>bias_ih</c>, for one bias says all.
    /// </summary>
    public bool ResetAfter { get; set; } = true;

    /// <summary>How the weights of the inputs, <c>W</c>, are drawn: <see cref="Initializer.GlorotUniform"/> by default. Biases start at zero.</summary>
    public Initializer Initializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight of the inputs under <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; set; }

    /// <summary>How the weights of the hidden state, <c>U</c>, are drawn: <see cref="Initializer.LeCunNormal"/> by default.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight of the hidden state under <see cref="Initializer.Constant"/>.</summary>
    public float RecurrentInitialValue { get; set; }
}
