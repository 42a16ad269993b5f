namespace CompiledNet.Generator.Planning.Convolutions;

/// <summary>Chooses tiles for products of windows with filters.</summary>
internal static class ConvolutionTiles
{
    /// <summary>Multiply-adds that are written one behind the other in a loop.</summary>
    private const int MostProducts = 64;

    /// <summary>Sums of a tile beyond which more of them hide no more latency and save hardly a load.</summary>
    private const int MostSums = 16;

    /// <summary>Sums of a tile that just hide the latency of multiply-adds.</summary>
    private const int FewestSums = 8;

    /// <summary>Results of a tile, however few registers there are, so that the largest of them follows at once.</summary>
    private const int MostPooled = 4;

    /// <summary>Tiles of different code in one method of gradients.</summary>
    private const int MostTiles = 6;

    /// <summary>Results of a row below which the library's kernels, whose tiles go through several rows, have more sums together.</summary>
    private const int FewestPositions = 8;

    /// <summary>Whether products of windows gain by being written out.</summary>
    public static bool Fit(ConvolutionPlan plan, Budget budget) =>
        plan.Groups == 1 && plan.OutputStride == plan.PaddedFilters && plan.Windows.Positions >= FewestPositions && budget.AllowsLargeTiles;

    /// <summary>
    /// The tiles of results: as many positions as registers have room for, equally many in all tiles of a line; whole windows of them where the
    /// largest of each follows.
    /// </summary>
    public static WindowTiling Forward(ConvolutionPlan plan, WindowsPlan? pool, int registers)
    {
        WindowsPlan windows = plan.Windows;
        int vectors = Vectors(plan, registers);
        // Beside the sums there are the filters, and a value that is broadcast where an instruction cannot do that itself.
        bool overlaps = Overlaps(plan);
        int most = overlaps && registers == Machine.FewRegisters ? FewestSums / vectors : Math.Min(MostSums / vectors, (registers - vectors - 1) / vectors);
        int lines = pool?.KernelHeight ?? 1, whole = pool?.KernelWidth ?? 1;
        int positions = Even(windows.OutputWidth / whole, most / (lines * whole)) * whole;
        while (2 * lines * positions <= most && 2 * lines <= windows.OutputHeight)
            lines *= 2;
        int sums = lines * positions * vectors;
        int steps = LargestDivisor(Run(plan), overlaps ? Math.Min(MostProducts / sums, (registers - 1 - sums) / vectors) : MostProducts / sums);
        return new WindowTiling(lines, positions, vectors, steps, SharesInputs: steps > windows.StepX * plan.InputStride);
    }

    /// <summary>Whether what is next is the largest of windows, all of which a tile holds.</summary>
    public static bool FitsPool(WindowsPlan pool) => pool.IsPartition && pool.Elements is > 1 and <= MostPooled;

    /// <summary>Whether windows of neighbouring positions see inputs one behind the other that a loop's body can share.</summary>
    private static bool Overlaps(ConvolutionPlan plan) => plan.Windows.OutputWidth > 1 && Run(plan) > plan.Windows.StepX * plan.InputStride;

    /// <summary>The tiles of gradients of filters.</summary>
    public static TermTiling WeightGradients(ConvolutionPlan plan, int registers)
    {
        int vectors = Vectors(plan, registers);
        // Beside the sums there are those of the biases, the derivatives and a value that is broadcast.
        int most = Math.Min((registers - 2 * vectors - 1) / vectors, 24 / vectors);
        int line = plan.Windows.KernelWidth * plan.Channels;
        if (most > plan.WindowSize || plan.WindowSize <= 3 * most)
            return new TermTiling(TermSpan.Window, Even(plan.WindowSize, most), vectors);
        return line <= MostTiles * most
            ? new TermTiling(TermSpan.Line, Even(line, most), vectors)
            : new TermTiling(TermSpan.Element, Even(plan.Channels, most), vectors);
    }

    /// <summary>The inputs of a window that lie one behind the other: a line of its elements, or the channels of one.</summary>
    public static int Run(ConvolutionPlan plan) => plan.Windows.DilationX * plan.InputStride == plan.Channels ? plan.Windows.KernelWidth * plan.Channels : plan.Channels;

    private static int Vectors(ConvolutionPlan plan, int registers) =>
        registers == Machine.FewRegisters && plan.PaddedFilters >= Machine.WidestVector ? Machine.WidestVector / Machine.WidestOfFewRegisters : 1;

    /// <summary>The size of a part if as few parts as possible are nearly equal.</summary>
    private static int Even(int whole, int most)
    {
        int parts = (whole + most - 1) / most;
        return (whole + parts - 1) / parts;
    }

    private static int LargestDivisor(int number, int most)
    {
        int divisor = Math.Max(1, Math.Min(number, most));
        while (number % divisor != 0)
            divisor--;
        return divisor;
    }
}
