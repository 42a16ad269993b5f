namespace CompiledNet;

/// <summary>
/// A simple recurrent layer: <c>h[t] = tanh(W·x[t] + b + U·h[t−1] + c)</c> with the hidden state <c>h</c>, which starts at 0 (Elman: Finding structure
/// in time, 1990). It takes (steps, features), and gives the last hidden state, or those of all steps.
/// </summary>
/// <param name="units">The size of the hidden state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SimpleRNNAttribute(int units) : Attribute
{
    /// <summary>The size of the hidden state.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>SimpleRNN1</c>, <c>SimpleRNN2</c>, …
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

    /// <summary>How the weights of the inputs, <c>W</c>, are drawn: <see cref="Initializer.GlorotUniform"/> by default. Biases start at zero.</summary>
    public Initializer Initializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight of the inputs under <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; set; }

    /// <summary>How the weights of the hidden state, <c>U</c>, are drawn: <see cref="Initializer.LeCunNormal"/> by default.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Automatic;

    /// <summary>The value of every weight of the hidden state under <see cref="Initializer.Constant"/>.</summary>
    public float RecurrentInitialValue { get; set; }
}
