namespace CompiledNet;

/// <summary>How windows of convolutions and pools lie at the borders of what comes in.</summary>
public enum Padding
{
    /// <summary>Windows lie within the borders: <c>(size − ((kernel − 1)·dilation + 1)) / stride + 1</c> of them along an axis, rounded down.</summary>
    Valid,

    /// <summary>
    /// <c>size / stride</c> windows along an axis, rounded up: they reach beyond the borders, by half on each side; where that is odd, by one more
    /// at the end.
    /// </summary>
    Same,

    /// <summary>As many windows as with <see cref="Same"/>, none of which sees a step after its own; of <see cref="Conv1DAttribute"/> alone.</summary>
    Causal,
}
