using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes maxima of few values, and their gradients, where windows do not overlap: each value is read once, and written once.</summary>
internal static class WrittenPooling
{
    public static void Forward(CodeWriter writer, PoolingKernel kernel) => Windows(writer, kernel.Windows, kernel.Stride, isGradient: false, places =>
    {
        writer.Line("TLanes largest = TLanes.Load(ref values, i);");
        foreach (int place in places.Skip(1))
            writer.Line($"largest = Pooling.Larger(TLanes.Load(ref values, i + {place}), largest);");
        writer.Line("largest.Store(ref a, 0);");
        writer.Line("a = ref Floats.At(ref a, TLanes.Count);");
    });

    /// <summary>From the last value to the first, each takes what no later one has.</summary>
    public static void Gradients(CodeWriter writer, PoolingGradientsKernel kernel) => Windows(writer, kernel.Windows, kernel.Stride, isGradient: true, places =>
    {
        writer.Line("TLanes v0 = TLanes.Load(ref values, i), largest0 = v0;");
        for (int value = 1; value < places.Length; value++)
        {
            writer.Line($"TLanes v{value} = TLanes.Load(ref values, i + {places[value]}), isLarger{value} = Pooling.Replaces(v{value}, largest{value - 1});");
            if (value + 1 < places.Length)
                writer.Line($"TLanes largest{value} = Pooling.Larger(v{value}, largest{value - 1});");
        }

        // Sums start from +0, which makes a −0 into one.
        writer.Line($"TLanes d{places.Length - 1} = TLanes.Zero + TLanes.Load(ref da, 0);");
        writer.Line("da = ref Floats.At(ref da, TLanes.Count);");
        for (int value = places.Length - 1; value > 0; value--)
        {
            writer.Line($"TLanes d{value - 1} = TLanes.Select(isLarger{value}, TLanes.Zero, d{value});");
            Store(writer, kernel.Epilogue, $"TLanes.And(isLarger{value}, d{value})", value, places[value]);
        }

        Store(writer, kernel.Epilogue, "d0", 0, 0);
    });

    /// <summary>The loops over all windows and their vectors.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="stride">The distance between positions.</param>
    /// <param name="isGradient">Whether each value gets a derivative.</param>
    /// <param name="body">Writes what is done with a window, whose values lie so far behind <c>i</c>.</param>
    private static void Windows(CodeWriter writer, WindowsPlan windows, int stride, bool isGradient, Action<int[]> body)
    {
        int line = windows.Width * stride;
        int[] places = [.. Enumerable.Range(0, windows.KernelHeight).SelectMany(_ => Enumerable.Range(0, windows.KernelWidth), (y, x) => y * line + x * stride)];
        using CodeWriter.Scope lines = writer.Block($"for (int line = 0; line < rows{(windows.OutputHeight == 1 ? "" : $" * {windows.OutputHeight}")}; line++)");
        writer.Line($"ref float values = ref Floats.At(ref x, line * {windows.StepY * line});");
        if (isGradient)
            writer.Line($"ref float result = ref Floats.At(ref dx, line * {windows.StepY * line});");
        using CodeWriter.Scope positions = writer.Block($"for (int position = 0; position < {line}; position += {windows.StepX * stride})");
        using CodeWriter.Scope vectors = writer.Block($"for (int i = position; i < position + {stride}; i += TLanes.Count)");
        body(places);
    }

    private static void Store(CodeWriter writer, Epilogue? epilogue, string derivative, int value, int place)
    {
        string at = place == 0 ? "i" : $"i + {place}";
        if (epilogue is null)
        {
            writer.Line($"({derivative}).Store(ref result, {at});");
            return;
        }

        writer.Line($"TLanes g{value} = {derivative};");
        EpilogueEmitter.Write(writer, epilogue, $"g{value}", $"v{value}", text => $"{text}.Store(ref result, {at});");
    }
}
