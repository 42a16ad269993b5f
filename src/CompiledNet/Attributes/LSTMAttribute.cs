namespace CompiledNet;

/// <summary>
/// A long short-term memory: <c>i, f, o = σ(W·x[t] + b + U·h[t−1] + c)</c> and <c>g = tanh(W·x[t] + b + U·h[t−1] + c)</c>, each with a block of the
/// parameters, <c>s[t] = f·s[t−1] + i·g</c>, <c>h[t] = o·tanh s[t]</c> with the hidden state <c>h</c> and the cell <c>s</c>, which start at 0 (Hochreiter,
/// Schmidhuber: Long short-term memory, 1997). It takes (steps, features), and gives the last hidden state, or those of all steps.
/// </summary>
/// <param name="units">The size of the hidden state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LSTMAttribute(int units) : Attribute
{
    /// <summary>The size of the hidden state.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>LSTM1</c>, <c>LSTM2</c>, …
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

    /// <summary>How the weights of the inputs, <c>W</c>, are drawn: <see cref="Initializer.GlorotUniform"/> by default. Biases start at zero, but for <see cref="ForgetBias"/>.</summary>
    public Initializer Initializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight of the inputs under <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; set; }

    /// <summary>How the weights of the hidden state, <c>U</c>, are drawn: <see cref="Initializer.LeCunNormal"/> by default.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight of the hidden state under <see cref="Initializer.Constant"/>.</summary>
    public float RecurrentInitialValue { get; set; }

    /// <summary>
    /// What the biases of the forget gate start with, as a sum of both; 0 by default. With 1 a cell keeps what it has until it has learnt to forget, which helps with what
    /// is long ago (Jozefowicz, Zaremba, Sutskever: An empirical exploration of recurrent network architectures, 2015). Of the two biases that a file has,
    /// <c>bias_ih</c> starts with it and <c>bias_hh</c> with zero.
    /// </summary>
    public float ForgetBias { get; set; }
}
