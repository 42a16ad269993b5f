namespace CompiledNet.Tests.Reference.Graph;

/// <summary>How a window moves along one axis.</summary>
/// <param name="Kernel">The number of the window's elements.</param>
/// <param name="Stride">How far the window moves from one output to the next.</param>
/// <param name="Dilation">The distance between neighbouring elements.</param>
/// <param name="Before">The positions that are added before the first.</param>
/// <param name="After">The positions that are added after the last.</param>
internal sealed record WindowAxis(int Kernel, int Stride = 1, int Dilation = 1, int Before = 0, int After = 0)
{
    /// <summary>An axis that is not there: a sequence is an image of height 1.</summary>
    public static WindowAxis None { get; } = new(1);

    /// <summary>The last position that an element of the window may have is that of the last output.</summary>
    public int OutputSize(int size) => (size + Before + After - Extent) / Stride + 1;

    /// <summary>Where an element of the window lies for an output; outside of the tensor where it was padded.</summary>
    public int Position(int output, int element) => output * Stride + element * Dilation - Before;

    /// <summary>As many outputs as inputs, over the stride; of the padding that this takes, the smaller half comes before.</summary>
    public WindowAxis Same(int size)
    {
        int outputs = (size + Stride - 1) / Stride;
        int padding = Math.Max((outputs - 1) * Stride + Extent - size, 0);
        return this with { Before = padding / 2, After = padding - padding / 2 };
    }

    /// <summary>The last element of a window lies where the output does, so that nothing comes from later steps.</summary>
    public WindowAxis Causal() => this with { Before = Extent - 1, After = 0 };

    private int Extent => (Kernel - 1) * Dilation + 1;
}
