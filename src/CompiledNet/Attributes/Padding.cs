namespace CompiledNet;

/// <summary>What lies beyond the borders of what a window moves over.</summary>
public enum Padding
{
    /// <summary>Nothing: every window lies within the borders.</summary>
    Valid,

    /// <summary>As many zeros as make the outputs as many as the inputs, over the stride, rounded up; the smaller half before the first.</summary>
    Same,

    /// <summary>Zeros before the first step only, so that no output depends on later steps.</summary>
    Causal,
}
