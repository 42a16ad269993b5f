using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>
/// Writes <c>z = K∗x + b</c>, and what follows if it is cheap, in tiles of neighbouring positions: their windows lie at constant distances, so
/// that one reference serves all of them.
/// </summary>
internal static class ConvolutionForwardEmitter
{
    public static void Emit(CodeWriter writer, ConvolutionKernel kernel, string comment)
    {
        var signature = new Signature(kernel.Name, "ref float x", "ref float parameters", "ref float z", "int rows");
        WrittenConvolution.Emit(writer, comment, signature, registers => ConvolutionTiles.Forward(kernel.Plan, kernel.Pool, registers), tiling => tiling.Shape, tiling => WriteTiles(writer, kernel, tiling));
    }

    private static void WriteTiles(CodeWriter writer, ConvolutionKernel kernel, WindowTiling tiling)
    {
        ConvolutionPlan plan = kernel.Plan;
        WindowsPlan windows = plan.Windows;
        writer.Line($"ref float weights = {Names.At("parameters", plan.WeightsOffset)};");
        if (plan.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("parameters", biases)};");
        using CodeWriter.Scope columns = WrittenConvolution.Columns(writer, plan, tiling.Vectors);
        for (int vector = 0; vector < tiling.Vectors && plan.BiasesOffset is not null; vector++)
            writer.Line($"TLanes b{vector} = TLanes.Load(ref biases, {ProductEmitter.Place("column", vector)});");
        using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
        using CodeWriter.Scope? lines = WrittenConvolution.Tiles(writer, "line", "oy", windows.OutputHeight, tiling.Lines);
        using CodeWriter.Scope? positions = WrittenConvolution.Tiles(writer, "position", "ox", windows.OutputWidth, tiling.Positions);
        string? oy = lines is null ? null : "oy", ox = positions is null ? null : "ox";
        int line = windows.StepY * windows.Width * plan.InputStride, beside = windows.StepX * plan.InputStride;
        writer.Line($"ref float left = ref Floats.At(ref x, {WrittenConvolution.Sum(("row", windows.Height * windows.Width * plan.InputStride), (oy, line), (ox, beside))});");
        writer.Line("ref float right = ref filters;");
        for (int sum = 0; sum < tiling.Lines * tiling.Positions; sum++)
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, tiling.Vectors).Select(vector => $"{ProductEmitter.Sum(sum, vector)} = {(plan.BiasesOffset is null ? "TLanes.Zero" : $"b{vector}")}"))};");
        int[] inputs = [.. Enumerable.Range(0, tiling.Lines).SelectMany(_ => Enumerable.Range(0, tiling.Positions), (y, x) => y * line + x * beside)];
        WriteProducts(writer, plan, tiling, inputs);
        Results(writer, kernel, tiling, oy, ox);
    }

    /// <summary>What follows on the sums, or the largest of windows of it, and its place in memory.</summary>
    private static void Results(CodeWriter writer, ConvolutionKernel kernel, WindowTiling tiling, string? oy, string? ox)
    {
        ConvolutionPlan plan = kernel.Plan;
        (int poolY, int poolX) = kernel.Pool is { } pool ? (pool.KernelHeight, pool.KernelWidth) : (1, 1);
        int line = plan.Windows.OutputWidth / poolX * plan.OutputStride;
        writer.Line($"ref float result = ref Floats.At(ref z, {WrittenConvolution.Sum(("row", plan.Windows.OutputHeight / poolY * line), (Divided(oy, poolY), line), (Divided(ox, poolX), plan.OutputStride))} + column);");
        for (int y = 0; y < tiling.Lines; y += poolY)
        {
            for (int x = 0; x < tiling.Positions; x += poolX)
            {
                int place = y / poolY * line + x / poolX * plan.OutputStride;
                int[] sums = [.. Enumerable.Range(y, poolY).SelectMany(_ => Enumerable.Range(x, poolX), (inY, inX) => inY * tiling.Positions + inX)];
                for (int vector = 0; vector < tiling.Vectors; vector++)
                    Result(writer, kernel.Epilogue, [.. sums.Select(sum => ProductEmitter.Sum(sum, vector))], ProductEmitter.Place(place, vector));
            }
        }
    }

    private static void Result(CodeWriter writer, Epilogue? epilogue, string[] sums, string place)
    {
        if (sums.Length == 1)
        {
            EpilogueEmitter.Write(writer, epilogue, sums[0], value => $"{value}.Store(ref result, {place});");
            return;
        }

        foreach (string sum in sums.Where(_ => epilogue is not null))
            EpilogueEmitter.Write(writer, epilogue, sum, value => $"{sum} = {value};");
        writer.Line($"{sums.Skip(1).Aggregate(sums[0], (largest, sum) => $"Pooling.Larger({sum}, {largest})")}.Store(ref result, {place});");
    }

    private static string? Divided(string? place, int by) => place is null || by == 1 ? place : $"{place} / {by}";

    /// <summary>The loops over a window's lines, elements and channels, in order.</summary>
    private static void WriteProducts(CodeWriter writer, ConvolutionPlan plan, WindowTiling tiling, int[] inputs)
    {
        WindowsPlan windows = plan.Windows;
        int run = ConvolutionTiles.Run(plan);
        int runs = windows.KernelWidth * plan.Channels / run;
        int element = windows.DilationX * plan.InputStride;
        int line = windows.DilationY * windows.Width * plan.InputStride;
        using CodeWriter.Scope? lines = WrittenConvolution.Times(writer, "ky", windows.KernelHeight);
        using (WrittenConvolution.Times(writer, "kx", runs))
        {
            using (WrittenConvolution.Times(writer, "part", run / tiling.Steps))
            {
                if (tiling.SharesInputs)
                    SharedSteps(writer, plan, tiling, inputs);
                for (int step = 0; step < tiling.Steps && !tiling.SharesInputs; step++)
                    Step(writer, plan, tiling, inputs, step);
                writer.Line($"left = ref Floats.At(ref left, {tiling.Steps});");
                writer.Line($"right = ref Floats.At(ref right, {tiling.Steps * plan.PanelFilters});");
            }

            if (runs > 1)
                Advance(writer, element - run);
        }

        if (lines is not null)
            Advance(writer, line - (runs > 1 ? runs * element : run));
    }

    private static void Advance(CodeWriter writer, int distance)
    {
        if (distance != 0)
            writer.Line($"left = ref Floats.At(ref left, {distance});");
    }

    /// <summary>Input by input: each sum meets its inputs in order, whatever happens to the others between.</summary>
    private static void SharedSteps(CodeWriter writer, ConvolutionPlan plan, WindowTiling tiling, int[] inputs)
    {
        int[] vectors = [.. Enumerable.Range(0, tiling.Vectors)];
        for (int step = 0; step < tiling.Steps; step++)
            writer.Line($"TLanes {string.Join(", ", vectors.Select(vector => $"w{step}_{vector} = TLanes.Load(ref right, {ProductEmitter.Place(step * plan.PanelFilters, vector)})"))};");
        var meetings = Enumerable.Range(0, inputs.Length).SelectMany(_ => Enumerable.Range(0, tiling.Steps), (sum, step) => (Input: inputs[sum] + step, Sum: sum, Step: step));
        foreach (var input in meetings.GroupBy(meeting => meeting.Input).OrderBy(input => input.Key))
        {
            string products = string.Join(" ", input.SelectMany(_ => vectors, (meeting, vector) => $"{ProductEmitter.Sum(meeting.Sum, vector)}.AddProduct(x{input.Key}, w{meeting.Step}_{vector});"));
            writer.Line($"TLanes x{input.Key} = TLanes.Broadcast(ref left, {input.Key}); {products}");
        }
    }

    private static void Step(CodeWriter writer, ConvolutionPlan plan, WindowTiling tiling, int[] inputs, int step)
    {
        using CodeWriter.Scope? scope = tiling.Steps > 1 ? writer.Block("") : null;
        IEnumerable<int> vectors = Enumerable.Range(0, tiling.Vectors);
        writer.Line($"TLanes {string.Join(", ", vectors.Select(vector => $"w{vector} = TLanes.Load(ref right, {ProductEmitter.Place(step * plan.PanelFilters, vector)})"))};");
        for (int sum = 0; sum < inputs.Length; sum++)
        {
            int current = sum;
            writer.Line($"TLanes x{sum} = TLanes.Broadcast(ref left, {inputs[sum] + step}); {string.Join(" ", vectors.Select(vector => $"{ProductEmitter.Sum(current, vector)}.AddProduct(x{current}, w{vector});"))}");
        }
    }
}
