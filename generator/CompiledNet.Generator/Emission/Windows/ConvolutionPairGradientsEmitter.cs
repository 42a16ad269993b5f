using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Convolutions;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>
/// Writes <c>dK = Σ dz·x</c> and <c>db = Σ dz</c> with two neighbouring weights of each filter in the lanes, in turns: a pair of inputs is
/// broadcast at once, and each derivative lies in two lanes.
/// </summary>
internal static class ConvolutionPairGradientsEmitter
{
    public static void Write(CodeWriter writer, ConvolutionPlan plan)
    {
        WindowsPlan windows = plan.Windows;
        int together = WrittenConvolution.RowsTogether(plan);
        writer.Line($"ref float weights = {Names.At("gradients", plan.WeightsOffset)};");
        if (plan.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("gradients", biases)};");
        if (plan.Filters < plan.PaddedFilters)
            writer.Line($"TLanes mask = TLanes.IndexBelow({2 * plan.Filters});");
        using CodeWriter.Scope blocks = writer.Block($"for (int block = 0; block < rows; block += {together})");
        writer.Line($"int end = Math.Min(block + {together}, rows);");
        writer.Line("bool isStart = isFirst && block == 0;");
        if (plan.BiasesOffset is not null)
            writer.Line("TLanes start = isStart ? TLanes.Zero : TLanes.LoadPairs(ref biases, 0, 0);");
        bool isLine = PairTiles.TermsOf(plan) == TermSpan.Line;
        using CodeWriter.Scope? lines = isLine ? WrittenConvolution.Times(writer, "ky", windows.KernelHeight) : null;
        Tile(writer, plan, [.. Pairs(plan, isLine ? 1 : windows.KernelHeight)], lines is null ? null : "ky");
    }

    /// <summary>The first weights of pairs, counted in the order in which weights lie, and where their inputs are in a window.</summary>
    private static IEnumerable<(int Term, int Place)> Pairs(ConvolutionPlan plan, int lines)
    {
        WindowsPlan windows = plan.Windows;
        int run = ConvolutionTiles.Run(plan), line = windows.KernelWidth * plan.Channels;
        for (int ky = 0; ky < lines; ky++)
        {
            for (int first = 0; first < line; first += run)
            {
                int place = ky * windows.DilationY * windows.Width * plan.InputStride + first / plan.Channels * windows.DilationX * plan.InputStride;
                for (int pair = 0; pair < PairTiles.PairsOfRun(plan); pair++)
                {
                    int term = Math.Min(2 * pair, run - 2);
                    yield return (ky * line + first + term, place + term);
                }
            }
        }
    }

    private static void Tile(CodeWriter writer, ConvolutionPlan plan, (int Term, int Place)[] pairs, string? ky)
    {
        WindowsPlan windows = plan.Windows;
        int inputLine = windows.Width * plan.InputStride;
        string Weights(int pair) => $"ref result, {pairs[pair].Term * plan.PanelFilters}, {(pairs[pair].Term + 1) * plan.PanelFilters}";
        writer.Line($"ref float result = ref Floats.At(ref weights, {WrittenConvolution.Sum((ky, windows.KernelWidth * plan.Channels * plan.PanelFilters))});");
        for (int pair = 0; pair < pairs.Length; pair++)
            writer.Line($"TLanes {ProductEmitter.Sum(pair, 0)} = TLanes.Zero;");
        using (writer.Block("if (!isStart)"))
        {
            for (int pair = 0; pair < pairs.Length; pair++)
                writer.Line($"{ProductEmitter.Sum(pair, 0)} = TLanes.LoadPairs({Weights(pair)});");
        }

        if (plan.BiasesOffset is not null)
            writer.Line("TLanes b = start;");
        writer.Line($"ref float d = ref Floats.At(ref dz, block * {windows.Positions * plan.OutputStride});");
        using (writer.Block("for (int row = block; row < end; row++)"))
        using (CodeWriter.Scope? lines = WrittenConvolution.Times(writer, "oy", windows.OutputHeight))
        {
            writer.Line($"ref float left = ref Floats.At(ref x, {WrittenConvolution.Sum(("row", windows.Height * inputLine), (lines is null ? null : "oy", windows.StepY * inputLine), (ky, windows.DilationY * inputLine))});");
            using (WrittenConvolution.Times(writer, "ox", windows.OutputWidth))
            {
                writer.Line("TLanes d0 = TLanes.LoadPairs(ref d, 0, 0);");
                for (int pair = 0; pair < pairs.Length; pair++)
                    writer.Line($"{ProductEmitter.Sum(pair, 0)}.AddProduct(TLanes.BroadcastPair(ref left, {pairs[pair].Place}), d0);");
                if (plan.BiasesOffset is not null)
                    writer.Line("b += d0;");
                writer.Line($"left = ref Floats.At(ref left, {windows.StepX * plan.InputStride});");
                writer.Line($"d = ref Floats.At(ref d, {plan.OutputStride});");
            }
        }

        for (int pair = 0; pair < pairs.Length; pair++)
            writer.Line($"{Masked(plan, ProductEmitter.Sum(pair, 0))}.StorePairs({Weights(pair)});");
        if (plan.BiasesOffset is not null)
            writer.Line($"{Masked(plan, "b")}.StorePairs(ref biases, 0, 0);");
    }

    private static string Masked(ConvolutionPlan plan, string sum) => plan.Filters < plan.PaddedFilters ? $"TLanes.And(mask, {sum})" : sum;
}
