namespace CompiledNet.Generator.Planning.Convolutions;

/// <summary>
/// Chooses tiles of gradients of few filters: where they fill half of a vector, two neighbouring weights of each lie in its lanes, in turns.
/// </summary>
internal static class PairTiles
{
    /// <summary>Weights of a filter below which the latency of multiply-adds is the bound, however many are side by side.</summary>
    private const int FewestWeights = 9;

    /// <summary>The lanes of vectors that hold two weights of each filter; 0 if there are none, or they do not pay.</summary>
    public static int LanesOf(ConvolutionPlan plan) =>
        plan.PaddedFilters <= Machine.WidestOfFewRegisters && plan.WindowSize >= FewestWeights && ConvolutionTiles.Run(plan) > 1 && TermsOf(plan) is not null
            ? 2 * plan.PaddedFilters
            : 0;

    /// <summary>What repeats itself: a window, or a line of its elements; null if registers have no room for a line.</summary>
    public static TermSpan? TermsOf(ConvolutionPlan plan)
    {
        int registers = 2 * plan.PaddedFilters == Machine.WidestVector ? Machine.ManyRegisters : Machine.FewRegisters;
        // Beside the sums there are that of the biases, the derivatives and a pair of inputs.
        int most = registers - 3;
        int runs = plan.WindowSize / ConvolutionTiles.Run(plan);
        return PairsOfRun(plan) * runs <= most ? TermSpan.Window
            : PairsOfRun(plan) * runs / plan.Windows.KernelHeight <= most ? TermSpan.Line
            : null;
    }

    /// <summary>The pairs of inputs that lie one behind the other; the last overlaps the one before it where their number is odd.</summary>
    public static int PairsOfRun(ConvolutionPlan plan) => (ConvolutionTiles.Run(plan) + 1) / 2;
}
