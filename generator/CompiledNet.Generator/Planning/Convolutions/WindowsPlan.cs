namespace CompiledNet.Generator.Planning.Convolutions;

/// <summary>How windows lie on an image; a sequence is an image of one line.</summary>
internal sealed record WindowsPlan(
    int Height, int Width, int OutputHeight, int OutputWidth, int KernelHeight, int KernelWidth, int StepY, int StepX, int DilationY, int DilationX, int Top, int Left)
{
    /// <summary>The windows of an operation along one axis, or two.</summary>
    public static WindowsPlan Of(IReadOnlyList<Programs.WindowAxis> along)
    {
        Programs.WindowAxis x = along[along.Count - 1];
        return along.Count == 1
            ? new(1, x.Of.Length, 1, x.Positions.Length, 1, x.Elements.Length, 1, x.Stride, 1, x.Dilation, 0, x.Before)
            : new(along[0].Of.Length, x.Of.Length, along[0].Positions.Length, x.Positions.Length, along[0].Elements.Length, x.Elements.Length, along[0].Stride, x.Stride, along[0].Dilation, x.Dilation, along[0].Before, x.Before);
    }

    /// <summary>In words: <c>14×14 windows of 2×2, 2 apart</c>; of a sequence, <c>14 windows of 2, 2 apart</c>.</summary>
    public string Notation => IsSequence
        ? $"{WindowsOf($"{OutputWidth}")} of {KernelWidth}{Apart(StepX, DilationX)}"
        : $"{WindowsOf($"{OutputHeight}×{OutputWidth}")} of {KernelHeight}×{KernelWidth}{Apart(StepX, DilationX)}";

    /// <summary>The places of a window.</summary>
    public int Elements => KernelHeight * KernelWidth;

    /// <summary>Whether every value is in one window, and every window is whole.</summary>
    public bool IsPartition =>
        (KernelHeight, KernelWidth) == (StepY, StepX) && (DilationY, DilationX, Top, Left) == (1, 1, 0, 0)
        && (OutputHeight * StepY, OutputWidth * StepX) == (Height, Width);

    /// <summary>The windows.</summary>
    public int Positions => OutputHeight * OutputWidth;

    private bool IsSequence => Height == 1 && KernelHeight == 1;

    private string WindowsOf(string count) => Positions == 1 ? "one window" : $"{count} windows";

    private static string Apart(int step, int dilation) => $"{(step == 1 ? "" : $", {step} apart")}{(dilation == 1 ? "" : $", of every {dilation}th value")}";
}
