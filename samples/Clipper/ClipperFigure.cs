using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Clipper;

/// <summary>A pluck through the circuit and through the network, how far they differ, and what the diodes do to the input.</summary>
internal static class ClipperFigure
{
    public static void Save(string file, Recording recording, float[] played, IReadOnlyList<double> costs, int first, int count) => Picture.Save(
        file,
        columns: 2,
        Signals(recording, played, first, count),
        Errors(recording, played, first, count),
        Curve(recording, played, first, 4 * count),
        Costs(costs));

    private static Plot Signals(Recording recording, float[] played, int first, int count)
    {
        Plot plot = Figure.Axes("A pluck", "time, ms", "full scale");
        plot.Reference(Times(count), Values(recording.Input, first, count), "input");
        plot.Line(Times(count), Values(recording.Output, first, count), Figure.Colors[0], "circuit");
        plot.Line(Times(count), Values(played, first, count), Figure.Colors[1], "network");
        plot.LegendAbove(recording.Input.Skip(first).Take(count).Max(Math.Abs));
        return plot;
    }

    private static Plot Errors(Recording recording, float[] played, int first, int count)
    {
        Plot plot = Figure.Axes("Network − circuit", "time, ms", "full scale");
        plot.Line(Times(count), Enumerable.Range(first, count).Select(place => (double)played[place] - recording.Output[place]), Figure.Colors[3]);
        return plot;
    }

    private static Plot Curve(Recording recording, float[] played, int first, int count)
    {
        Plot plot = Figure.Axes("Output over input: the capacitor opens loops", "input, full scale", "output, full scale");
        plot.Line(Values(recording.Input, first, count), Values(recording.Output, first, count), Figure.Colors[0].WithOpacity(0.5), "circuit");
        plot.Line(Values(recording.Input, first, count), Values(played, first, count), Figure.Colors[1].WithOpacity(0.5), "network");
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private static Plot Costs(IReadOnlyList<double> costs)
    {
        Plot plot = Figure.Axes("Learning", "step", "mean squared error");
        plot.Line(Enumerable.Range(1, costs.Count).Select(step => (double)step), costs.Select(Math.Log10), Figure.Colors[2]);
        plot.LogarithmicY();
        return plot;
    }

    private static IEnumerable<double> Times(int count) => Enumerable.Range(0, count).Select(place => 1000.0 * place / Recording.SampleRate);

    private static IEnumerable<double> Values(float[] signal, int first, int count) => signal.Skip(first).Take(count).Select(value => (double)value);
}
