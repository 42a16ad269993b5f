using CompiledNet.Execution;

namespace CompiledNet.Kernels.Tests.Pools;

/// <summary>Windows over some rows of positions.</summary>
public sealed record PoolingCase(WindowShape Windows, int Stride, int Rows)
{
    public int InputLength => Rows * Windows.Height * Windows.Width * Stride;

    public int OutputLength => Rows * Windows.OutputHeight * Windows.OutputWidth * Stride;

    /// <summary>Windows of sizes around the distances between them, with borders that count as nothing.</summary>
    public static PoolingCase Drawn(Random random, int lanes)
    {
        while (true)
        {
            (int height, int outputHeight, int kernelHeight, int stepY, int dilationY, int top) = Axis(random);
            (int width, int outputWidth, int kernelWidth, int stepX, int dilationX, int left) = Axis(random);
            var windows = new WindowShape(height, width, outputHeight, outputWidth, kernelHeight, kernelWidth, stepY, stepX, dilationY, dilationX, top, left);
            var drawn = new PoolingCase(windows, Draw.One(random, 4, 8, 16, 32, 48), random.Next(1, 4));
            if (drawn.Stride % lanes == 0 && drawn.InputLength <= 40_000 && drawn.AllWindows().All(window => drawn.Elements(window).Any()))
                return drawn;
        }
    }

    /// <summary>The windows in order.</summary>
    public IEnumerable<(int Row, int Y, int X)> AllWindows() =>
        from row in Enumerable.Range(0, Rows)
        from y in Enumerable.Range(0, Windows.OutputHeight)
        from x in Enumerable.Range(0, Windows.OutputWidth)
        select (row, y, x);

    /// <summary>The places of the positions that a window sees, in row-major order.</summary>
    public IEnumerable<int> Elements((int Row, int Y, int X) window) =>
        from ky in Enumerable.Range(0, Windows.KernelHeight)
        from kx in Enumerable.Range(0, Windows.KernelWidth)
        let y = window.Y * Windows.StepY - Windows.Top + ky * Windows.DilationY
        let x = window.X * Windows.StepX - Windows.Left + kx * Windows.DilationX
        where y >= 0 && y < Windows.Height && x >= 0 && x < Windows.Width
        select ((window.Row * Windows.Height + y) * Windows.Width + x) * Stride;

    /// <summary>The place of a window's result.</summary>
    public int Output((int Row, int Y, int X) window) => ((window.Row * Windows.OutputHeight + window.Y) * Windows.OutputWidth + window.X) * Stride;

    private static (int Size, int Output, int Kernel, int Step, int Dilation, int Before) Axis(Random random)
    {
        int size = random.Next(1, 14);
        int kernel = random.Next(1, Math.Min(size, 5) + 1);
        int step = random.Next(1, 4);
        int dilation = Draw.One(random, 1, 1, 1, 2);
        int extent = (kernel - 1) * dilation + 1;
        if (random.Next(2) == 0 && extent <= size)
            return (size, (size - extent) / step + 1, kernel, step, dilation, 0);
        int output = (size + step - 1) / step;
        return (size, output, kernel, step, dilation, Math.Max((output - 1) * step + extent - size, 0) / 2);
    }
}
