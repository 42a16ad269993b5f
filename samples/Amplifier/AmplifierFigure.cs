using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Amplifier;

/// <summary>The whole sound and a few milliseconds of it, before and behind the amplifier.</summary>
internal static class AmplifierFigure
{
    private const int Columns = 1000;

    public static void Save(string file, float[] input, float[] output, int sampleRate)
    {
        int loudest = Array.FindIndex(input, sample => Math.Abs(sample) >= 0.8f * input.Max(Math.Abs)), count = Math.Min(input.Length, sampleRate / 50);
        int first = Math.Clamp(loudest - count / 4, 0, input.Length - count);
        Picture.Save(file, columns: 1, Signals("The sound", "time, s", 1, input, output, sampleRate, 0, input.Length), Signals("Twenty milliseconds", "time, ms", 1000, input, output, sampleRate, first, count));
    }

    private static Plot Signals(string title, string axis, double factor, float[] input, float[] output, int sampleRate, int first, int count)
    {
        double start = count == input.Length ? 0 : first;
        Plot plot = Figure.Axes(title, axis, "full scale");
        foreach ((float[] signal, int color, string name) in new[] { (output, 1, "amplifier"), (input, 0, "input") })
        {
            int[] places = [.. SignalPlots.Shown(signal.AsMemory(first, count), Columns).Select(place => first + place)];
            plot.Line(places.Select(place => factor * (place - start) / sampleRate), places.Select(place => (double)signal[place]), Figure.Colors[color], name);
        }

        plot.LegendAbove(input.Concat(output).Max(Math.Abs));
        return plot;
    }
}
