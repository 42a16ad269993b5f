using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Amplifier;

/// <summary>The whole sound and a few milliseconds of it, before and behind the amplifier.</summary>
internal static class AmplifierFigure
{
    public static void Save(string file, float[] input, float[] output, int sampleRate)
    {
        int loudest = Array.FindIndex(input, sample => Math.Abs(sample) >= 0.8f * input.Max(Math.Abs)), count = Math.Min(input.Length, sampleRate / 50);
        int first = Math.Clamp(loudest - count / 4, 0, input.Length - count);
        Picture.Save(file, columns: 1, Signals("The sound", "time, s", 1, input, output, sampleRate, 0, input.Length), Signals("Twenty milliseconds", "time, ms", 1000, input, output, sampleRate, first, count));
    }

    private static Plot Signals(string title, string axis, double factor, float[] input, float[] output, int sampleRate, int first, int count)
    {
        // More points than the picture has columns show nothing more.
        int step = Math.Max(1, count / 4000);
        int[] places = [.. Enumerable.Range(0, count / step).Select(number => first + number * step)];
        double[] times = [.. places.Select(place => factor * (place - (count == input.Length ? 0 : first)) / sampleRate)];
        Plot plot = Figure.Axes(title, axis, "full scale");
        plot.Line(times, places.Select(place => (double)output[place]), Figure.Colors[1], "amplifier");
        plot.Line(times, places.Select(place => (double)input[place]), Figure.Colors[0], "input");
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }
}
