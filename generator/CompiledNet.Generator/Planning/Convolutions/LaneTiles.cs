namespace CompiledNet.Generator.Planning.Convolutions;

/// <summary>
/// Chooses tiles for products of windows with few filters in one channel: neighbouring positions lie in the lanes, where filters would leave
/// most of them empty.
/// </summary>
internal static class LaneTiles
{
    /// <summary>Filters beyond which they fill the lanes themselves.</summary>
    private const int MostFilters = Machine.WidestOfFewRegisters;

    /// <summary>Filters of a tile of two lines whose sums have room in few registers.</summary>
    private const int MostFiltersOfFewRegisters = 6;

    /// <summary>Multiply-adds that are written one behind the other in a loop.</summary>
    private const int MostProducts = 96;

    /// <summary>Whether the windows of neighbouring positions begin at neighbouring values, and are enough for whole vectors.</summary>
    public static bool Fit(ConvolutionPlan plan) =>
        (plan.Channels, plan.InputStride, plan.Windows.StepX) == (1, 1, 1) && plan.PaddedFilters <= MostFilters && plan.Windows.OutputWidth >= Machine.WidestOfFewRegisters;

    /// <summary>The most lanes that positions of a line fill.</summary>
    public static int LanesOf(ConvolutionPlan plan) =>
        plan.Windows.OutputWidth >= Machine.WidestVector ? Machine.WidestVector : Machine.WidestOfFewRegisters;

    /// <summary>The tiles for one size of the register file.</summary>
    public static LaneTiling Of(ConvolutionPlan plan, int registers)
    {
        int lines = Math.Min(2, plan.Windows.OutputHeight);
        int filters = registers == Machine.FewRegisters && lines > 1 && plan.Filters > MostFiltersOfFewRegisters ? Machine.NarrowestVector : plan.Filters;
        int steps = plan.Windows.KernelWidth;
        while (steps > 1 && (steps * filters * lines > MostProducts || plan.Windows.KernelWidth % steps != 0))
            steps--;
        return new LaneTiling(lines, filters, steps);
    }

    /// <summary>
    /// Whether what vectors of so many lanes leave of a line is half of one, so that one holds that of two lines. Where that is not so, the last
    /// vector overlaps the one before it.
    /// </summary>
    public static bool HasHalves(ConvolutionPlan plan, int lanes)
    {
        int rest = plan.Windows.OutputWidth % lanes;
        return lanes > Machine.NarrowestVector && rest > 0 && rest <= lanes / 2 && plan.Windows.OutputHeight >= 4;
    }

    /// <summary>Whether what is next is the largest of pairs of positions, or of two by two, all of which a tile holds.</summary>
    public static bool FitsPool(ConvolutionPlan plan, WindowsPlan pool) =>
        pool.IsPartition && pool.KernelWidth == 2 && (pool.KernelHeight == 2 ? plan.Windows.OutputHeight > 1 : pool.KernelHeight == 1);
}

/// <summary>Results of windows whose sums are in registers together, with positions in the lanes.</summary>
/// <param name="Lines">The lines of results, one or two, each a vector of positions.</param>
/// <param name="Filters">The filters whose results they are.</param>
/// <param name="Steps">The elements of a window's line that are written one behind the other.</param>
internal sealed record LaneTiling(int Lines, int Filters, int Steps)
{
    /// <summary>As kernels are named.</summary>
    public string Shape => $"{Lines}x{Filters}";
}
