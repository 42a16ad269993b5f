using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>
/// Writes <c>dK = Σ dz·x</c> and <c>db = Σ dz</c> in tiles of weights: at every position, one load of derivatives serves all of a tile, whose
/// inputs lie at constant distances.
/// </summary>
internal static class ConvolutionWeightGradientsEmitter
{
    private const string Paired = "InPairs";
    private const string Single = "OneByOne";

    public static void Emit(CodeWriter writer, ConvolutionWeightGradientsKernel kernel, string comment)
    {
        var signature = new Signature(kernel.Name, "ref float x", "ref float dz", "ref float gradients", "int rows", "bool isFirst");
        if (PairTiles.LanesOf(kernel.Plan) is var lanes and > 0)
        {
            MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () => writer.Lines($"""
                if (TLanes.Count == {lanes})
                    {signature.Call(Paired)}
                else
                    {signature.Call(Single)}
                """));
            MethodEmitter.Emit(writer, "The same of two neighbouring weights of each filter together, in turns in the lanes.", signature.Declaration(Paired), () => ConvolutionPairGradientsEmitter.Write(writer, kernel.Plan));
            comment = "The same of each weight by itself.";
            signature = signature with { Name = signature.Name + Single };
        }

        WrittenConvolution.Emit(writer, comment, signature, registers => ConvolutionTiles.WeightGradients(kernel.Plan, registers), tiling => tiling.Shape, tiling => WriteTiles(writer, kernel.Plan, tiling));
    }

    private static void WriteTiles(CodeWriter writer, ConvolutionPlan plan, TermTiling tiling)
    {
        WindowsPlan windows = plan.Windows;
        int together = WrittenConvolution.RowsTogether(plan);
        writer.Line($"ref float weights = {Names.At("gradients", plan.WeightsOffset)};");
        if (plan.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("gradients", biases)};");
        using CodeWriter.Scope blocks = writer.Block($"for (int block = 0; block < rows; block += {together})");
        writer.Line($"int end = Math.Min(block + {together}, rows);");
        writer.Line("bool isStart = isFirst && block == 0;");
        using CodeWriter.Scope columns = WrittenConvolution.Columns(writer, plan, tiling.Vectors);
        for (int vector = 0; vector < tiling.Vectors; vector++)
        {
            if (plan.Filters < plan.PaddedFilters)
                writer.Line($"TLanes mask{vector} = TLanes.IndexBelow({plan.Filters} - column{(vector == 0 ? "" : $" - {ProductEmitter.Width(vector)}")});");
            if (plan.BiasesOffset is not null)
                writer.Line($"TLanes start{vector} = isStart ? TLanes.Zero : TLanes.Load(ref biases, {ProductEmitter.Place("column", vector)});");
        }

        switch (tiling.Span)
        {
            case TermSpan.Window:
                Parts(writer, plan, tiling, plan.WindowSize, ky: null, kx: null);
                break;
            case TermSpan.Line:
                using (WrittenConvolution.Times(writer, "ky", windows.KernelHeight))
                    Parts(writer, plan, tiling, windows.KernelWidth * plan.Channels, windows.KernelHeight > 1 ? "ky" : null, kx: null);
                break;
            default:
                using (WrittenConvolution.Times(writer, "ky", windows.KernelHeight))
                using (WrittenConvolution.Times(writer, "kx", windows.KernelWidth))
                    Channels(writer, plan, tiling, windows.KernelHeight > 1 ? "ky" : null, windows.KernelWidth > 1 ? "kx" : null);
                break;
        }
    }

    /// <summary>All tiles of a part of a window, one behind the other.</summary>
    private static void Parts(CodeWriter writer, ConvolutionPlan plan, TermTiling tiling, int terms, string? ky, string? kx)
    {
        for (int first = 0; first < terms; first += tiling.Terms)
        {
            using CodeWriter.Scope tile = writer.Block("");
            Tile(writer, plan, tiling.Vectors, [.. Enumerable.Range(first, Math.Min(tiling.Terms, terms - first))], ky, kx, channel: null, hasBiases: first == 0 && plan.BiasesOffset is not null);
        }
    }

    /// <summary>A loop over tiles of channels, and the rest of them.</summary>
    private static void Channels(CodeWriter writer, ConvolutionPlan plan, TermTiling tiling, string? ky, string? kx)
    {
        int rest = plan.Channels % tiling.Terms;
        int whole = plan.Channels - rest;
        bool hasBiases = plan.BiasesOffset is not null;
        using (writer.Block($"for (int channel = 0; channel < {whole}; channel += {tiling.Terms})"))
            Tile(writer, plan, tiling.Vectors, [.. Enumerable.Range(0, tiling.Terms)], ky, kx, "channel", hasBiases);
        if (rest == 0)
            return;
        using CodeWriter.Scope edge = writer.Block("");
        Tile(writer, plan, tiling.Vectors, [.. Enumerable.Range(whole, rest)], ky, kx, channel: null, hasBiases: false);
    }

    private static void Tile(CodeWriter writer, ConvolutionPlan plan, int vectors, int[] terms, string? ky, string? kx, string? channel, bool hasBiases)
    {
        WindowsPlan windows = plan.Windows;
        int[] ofVectors = [.. Enumerable.Range(0, vectors)];
        int inputLine = windows.Width * plan.InputStride;
        writer.Line($"ref float result = ref Floats.At(ref filters, {WrittenConvolution.Sum((ky, windows.KernelWidth * plan.Channels * plan.PanelFilters), (kx, plan.Channels * plan.PanelFilters), (channel, plan.PanelFilters))});");
        for (int term = 0; term < terms.Length; term++)
        {
            int current = term;
            writer.Line($"TLanes {string.Join(", ", ofVectors.Select(vector => $"{ProductEmitter.Sum(current, vector)} = TLanes.Zero"))};");
        }

        using (writer.Block("if (!isStart)"))
        {
            for (int term = 0; term < terms.Length; term++)
            {
                int current = term;
                writer.Line(string.Join(" ", ofVectors.Select(vector => $"{ProductEmitter.Sum(current, vector)} = TLanes.Load(ref result, {ProductEmitter.Place(terms[current] * plan.PanelFilters, vector)});")));
            }
        }

        if (hasBiases)
            writer.Line($"TLanes {string.Join(", ", ofVectors.Select(vector => $"b{vector} = start{vector}"))};");
        writer.Line($"ref float d = ref Floats.At(ref dz, block * {windows.Positions * plan.OutputStride} + column);");
        using (writer.Block("for (int row = block; row < end; row++)"))
        using (CodeWriter.Scope? lines = WrittenConvolution.Times(writer, "oy", windows.OutputHeight))
        {
            writer.Line($"ref float left = ref Floats.At(ref x, {WrittenConvolution.Sum(("row", windows.Height * inputLine), (lines is null ? null : "oy", windows.StepY * inputLine), (ky, windows.DilationY * inputLine), (kx, windows.DilationX * plan.InputStride), (channel, 1))});");
            using (WrittenConvolution.Times(writer, "ox", windows.OutputWidth))
            {
                writer.Line($"TLanes {string.Join(", ", ofVectors.Select(vector => $"d{vector} = TLanes.Load(ref d, {ProductEmitter.Place(0, vector)})"))};");
                for (int term = 0; term < terms.Length; term++)
                {
                    int current = term;
                    writer.Line($"TLanes x{term} = TLanes.Broadcast(ref left, {PlaceOf(plan, terms[term])}); {string.Join(" ", ofVectors.Select(vector => $"{ProductEmitter.Sum(current, vector)}.AddProduct(x{current}, d{vector});"))}");
                }

                if (hasBiases)
                    writer.Line(string.Join(" ", ofVectors.Select(vector => $"b{vector} += d{vector};")));
                writer.Line($"left = ref Floats.At(ref left, {windows.StepX * plan.InputStride});");
                writer.Line($"d = ref Floats.At(ref d, {plan.OutputStride});");
            }
        }

        for (int term = 0; term < terms.Length; term++)
        {
            int current = term;
            writer.Line(string.Join(" ", ofVectors.Select(vector => $"{Masked(plan, ProductEmitter.Sum(current, vector), vector)}.Store(ref result, {ProductEmitter.Place(terms[current] * plan.PanelFilters, vector)});")));
        }

        if (hasBiases)
            writer.Line(string.Join(" ", ofVectors.Select(vector => $"{Masked(plan, $"b{vector}", vector)}.Store(ref biases, {ProductEmitter.Place("column", vector)});")));
    }

    /// <summary>Where a weight of a window meets the inputs.</summary>
    private static int PlaceOf(ConvolutionPlan plan, int term)
    {
        WindowsPlan windows = plan.Windows;
        int element = term / plan.Channels;
        return (element / windows.KernelWidth * windows.DilationY * windows.Width + element % windows.KernelWidth * windows.DilationX) * plan.InputStride + term % plan.Channels;
    }

    /// <summary>Zeros where no filter is.</summary>
    private static string Masked(ConvolutionPlan plan, string sum, int vector) => plan.Filters < plan.PaddedFilters ? $"TLanes.And(mask{vector}, {sum})" : sum;
}
