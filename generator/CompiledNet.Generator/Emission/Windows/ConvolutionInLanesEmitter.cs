using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>
/// Writes <c>z = K∗x + b</c>, and what follows if it is cheap, with neighbouring positions in the lanes of vectors: each weight meets all of
/// them at once. The results of four filters are transposed on their way to memory, where the filters of a position lie side by side.
/// </summary>
internal static class ConvolutionInLanesEmitter
{
    private const int Four = Machine.NarrowestVector;

    public static void Emit(CodeWriter writer, ConvolutionInLanesKernel kernel, string comment)
    {
        var signature = new Signature(kernel.Name, "ref float x", "ref float parameters", "ref float z", "int rows");
        LaneTiling many = LaneTiles.Of(kernel.Plan, Machine.ManyRegisters), few = LaneTiles.Of(kernel.Plan, Machine.FewRegisters);
        int[] withHalves = [.. new[] { Machine.WidestVector, Machine.WidestOfFewRegisters }.Where(lanes => lanes <= kernel.Lanes && LaneTiles.HasHalves(kernel.Plan, lanes))];
        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () =>
        {
            if (many == few)
            {
                Calls(writer, signature, many, withHalves);
                return;
            }

            using (writer.Block($"if (TLanes.Registers == {Machine.ManyRegisters})"))
                Calls(writer, signature, many, withHalves);
            using (writer.Block("else"))
                Calls(writer, signature, few, withHalves);
        });
        foreach (LaneTiling tiling in new[] { many, few }.Distinct())
        {
            MethodEmitter.Emit(
                writer,
                $"The same of {Describe(tiling)} of neighbouring positions for each of {tiling.Filters} filters.",
                signature.Declaration(tiling.Shape),
                () => WriteWhole(writer, kernel, tiling, withHalves));
            if (withHalves.Length > 0)
            {
                MethodEmitter.Emit(
                    writer,
                    "The same of what is left of two lines at a time, half a vector of each.",
                    signature.Declaration(Halves(tiling)),
                    () => WriteHalves(writer, kernel, tiling));
            }
        }
    }

    private static string Describe(LaneTiling tiling) => tiling.Lines == 1 ? "a vector" : "two vectors, one below the other,";

    private static string Halves(LaneTiling tiling) => $"{tiling.Shape}Halves";

    private static void Calls(CodeWriter writer, Signature signature, LaneTiling tiling, int[] withHalves)
    {
        writer.Line(signature.Call(tiling.Shape));
        if (withHalves.Length == 0)
            return;
        writer.Line($"if ({string.Join(" || ", withHalves.Select(lanes => $"TLanes.Count == {lanes}"))})");
        writer.Line($"    {signature.Call(Halves(tiling))}");
    }

    private static void WriteWhole(CodeWriter writer, ConvolutionInLanesKernel kernel, LaneTiling tiling, int[] withHalves)
    {
        WindowsPlan windows = kernel.Plan.Windows;
        string width = $"{windows.OutputWidth}";
        if (withHalves.Length > 0)
        {
            writer.Line($"int width = {string.Concat(withHalves.Select(lanes => $"TLanes.Count == {lanes} ? {windows.OutputWidth / lanes * lanes} : "))}{width};");
            width = "width";
        }

        Parameters(writer, kernel.Plan);
        using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
        using CodeWriter.Scope? lines = WrittenConvolution.Tiles(writer, "line", "oy", windows.OutputHeight, tiling.Lines);
        using CodeWriter.Scope positions = writer.Block($"for (int position = 0; position < {width}; position += TLanes.Count)");
        writer.Line($"int ox = Math.Min(position, {width} - TLanes.Count);");
        Tile(writer, kernel, tiling, lines is null ? null : "oy", halves: false);
    }

    private static void WriteHalves(CodeWriter writer, ConvolutionInLanesKernel kernel, LaneTiling tiling)
    {
        WindowsPlan windows = kernel.Plan.Windows;
        Parameters(writer, kernel.Plan);
        writer.Line($"int ox = {windows.OutputWidth} - TLanes.Count / 2;");
        using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
        using CodeWriter.Scope? lines = WrittenConvolution.Tiles(writer, "line", "oy", windows.OutputHeight, 2 * tiling.Lines);
        Tile(writer, kernel, tiling, lines is null ? null : "oy", halves: true);
    }

    private static void Parameters(CodeWriter writer, ConvolutionPlan plan)
    {
        writer.Line($"ref float weights = {Names.At("parameters", plan.WeightsOffset)};");
        if (plan.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("parameters", biases)};");
    }

    /// <summary>The sums of a tile, and what becomes of them.</summary>
    /// <param name="halves">Whether the upper half of each vector is positions of a line further below.</param>
    private static void Tile(CodeWriter writer, ConvolutionInLanesKernel kernel, LaneTiling tiling, string? oy, bool halves)
    {
        ConvolutionPlan plan = kernel.Plan;
        WindowsPlan windows = plan.Windows;
        int line = windows.StepY * windows.Width;
        using CodeWriter.Scope? groups = tiling.Filters < plan.Filters ? writer.Block($"for (int filter = 0; filter < {plan.Filters}; filter += {tiling.Filters})") : null;
        string? filter = groups is null ? null : "filter";
        writer.Line($"ref float left = ref Floats.At(ref x, {WrittenConvolution.Sum(("row", windows.Height * windows.Width), (oy, line), ("ox", 1))});");
        writer.Line($"ref float right = {(filter is null ? "ref weights" : $"ref Floats.At(ref weights, {filter})")};");
        for (int f = 0; f < tiling.Filters; f++)
        {
            if (plan.BiasesOffset is not null)
                writer.Line($"TLanes b{f} = TLanes.Broadcast(ref biases, {(filter is null ? f : f == 0 ? filter : $"{filter} + {f}")});");
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, tiling.Lines).Select(y => $"{ProductEmitter.Sum(y, f)} = {(plan.BiasesOffset is null ? "TLanes.Zero" : $"b{f}")}"))};");
        }

        Products(writer, plan, tiling, line, halves);
        Results(writer, kernel, tiling, oy, filter, halves);
    }

    /// <summary>The loops over a window's lines and elements, in order.</summary>
    private static void Products(CodeWriter writer, ConvolutionPlan plan, LaneTiling tiling, int line, bool halves)
    {
        WindowsPlan windows = plan.Windows;
        int between = tiling.Lines * line;
        using CodeWriter.Scope? lines = WrittenConvolution.Times(writer, "ky", windows.KernelHeight);
        using (WrittenConvolution.Times(writer, "part", windows.KernelWidth / tiling.Steps))
        {
            for (int step = 0; step < tiling.Steps; step++)
            {
                using CodeWriter.Scope? scope = tiling.Steps > 1 ? writer.Block("") : null;
                for (int y = 0; y < tiling.Lines; y++)
                {
                    int place = y * line + step * windows.DilationX;
                    writer.Line($"TLanes x{y} = {(halves ? $"TLanes.LoadHalves(ref left, {place}, {place + between})" : $"TLanes.Load(ref left, {place})")};");
                }

                for (int f = 0; f < tiling.Filters; f++)
                    writer.Line($"TLanes w{f} = TLanes.Broadcast(ref right, {step * plan.PanelFilters + f}); {string.Join(" ", Enumerable.Range(0, tiling.Lines).Select(y => $"{ProductEmitter.Sum(y, f)}.AddProduct(x{y}, w{f});"))}");
            }

            writer.Line($"left = ref Floats.At(ref left, {tiling.Steps * windows.DilationX});");
            writer.Line($"right = ref Floats.At(ref right, {tiling.Steps * plan.PanelFilters});");
        }

        int next = windows.DilationY * windows.Width - windows.KernelWidth * windows.DilationX;
        if (lines is not null && next != 0)
            writer.Line($"left = ref Floats.At(ref left, {next});");
    }

    /// <summary>What follows on the sums, and their places in memory: four filters at a time become the numbers of four positions.</summary>
    private static void Results(CodeWriter writer, ConvolutionInLanesKernel kernel, LaneTiling tiling, string? oy, string? filter, bool halves)
    {
        ConvolutionPlan plan = kernel.Plan;
        (int poolY, int poolX) = kernel.Pool is { } pool ? (pool.KernelHeight, pool.KernelWidth) : (1, 1);
        int stride = plan.OutputStride, line = plan.Windows.OutputWidth / poolX * stride;
        writer.Line($"ref float result = ref Floats.At(ref z, {WrittenConvolution.Sum(("row", plan.Windows.OutputHeight / poolY * line), (oy is null || poolY == 1 ? oy : $"oy / {poolY}", line), (poolX == 1 ? "ox" : $"ox / {poolX}", stride), (filter, 1))});");
        int filters = filter is null ? plan.PaddedFilters : tiling.Filters;
        for (int y = 0; y < tiling.Lines; y++)
        {
            for (int f = 0; f < filters; f++)
            {
                string sum = ProductEmitter.Sum(y, f);
                if (f >= tiling.Filters)
                    writer.Line($"TLanes {sum} = TLanes.Zero;");
                if (kernel.Epilogue is not null)
                    EpilogueEmitter.Write(writer, kernel.Epilogue, sum, value => $"{sum} = {value};");
            }
        }

        for (int first = 0; first < filters; first += Four)
        {
            using CodeWriter.Scope scope = writer.Block("");
            for (int y = 0; y < tiling.Lines; y++)
                Transpose(writer, y, first);
            for (int y = 0; y < tiling.Lines; y += poolY)
            {
                for (int position = 0; position < Four; position += poolX)
                {
                    int place = y / poolY * line + position / poolX * stride + first;
                    string high = halves ? $"{place + tiling.Lines / poolY * line}" : $"{place} + TLanes.Count / {2 * poolX} * {stride}";
                    writer.Line($"{Largest(y, position, poolY, poolX)}.StoreFours(ref result, {Four / poolX * stride}, {place}, {high});");
                }
            }
        }
    }

    /// <summary>Of each four lanes of four filters, the four filters of each lane.</summary>
    private static void Transpose(CodeWriter writer, int y, int first)
    {
        string[] z = [.. Enumerable.Range(first, Four).Select(f => ProductEmitter.Sum(y, f))];
        writer.Line($"TLanes low02_{y} = TLanes.InterleaveLow({z[0]}, {z[2]}), high02_{y} = TLanes.InterleaveHigh({z[0]}, {z[2]});");
        writer.Line($"TLanes low13_{y} = TLanes.InterleaveLow({z[1]}, {z[3]}), high13_{y} = TLanes.InterleaveHigh({z[1]}, {z[3]});");
        writer.Line($"TLanes {At(y, 0)} = TLanes.InterleaveLow(low02_{y}, low13_{y}), {At(y, 1)} = TLanes.InterleaveHigh(low02_{y}, low13_{y});");
        writer.Line($"TLanes {At(y, 2)} = TLanes.InterleaveLow(high02_{y}, high13_{y}), {At(y, 3)} = TLanes.InterleaveHigh(high02_{y}, high13_{y});");
    }

    /// <summary>The largest of a window of positions; the first of equals, whatever the order in which they meet.</summary>
    private static string Largest(int y, int position, int poolY, int poolX)
    {
        string[] lines = [.. Enumerable.Range(y, poolY).Select(line => poolX == 1 ? At(line, position) : $"Pooling.Larger({At(line, position + 1)}, {At(line, position)})")];
        return lines.Length == 1 ? lines[0] : $"Pooling.Larger({lines[1]}, {lines[0]})";
    }

    private static string At(int y, int position) => $"p{y}_{position}";
}
