namespace CompiledNet;

/// <summary>
/// Dropout: in training each value is 0 with the probability <c>rate</c>, and is divided by <c>1 − rate</c> otherwise; without training nothing
/// changes (Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov: Dropout, 2014). The same seed draws the same values on every machine, with
/// any number of threads. The shape stays.
/// </summary>
/// <param name="rate">The probability with which a value is dropped: at least 0, below 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(float rate) : Attribute
{
    /// <summary>The probability with which a value is dropped.</summary>
    public float Rate { get; } = rate;

    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>Dropout1</c>, <c>Dropout2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }
}
