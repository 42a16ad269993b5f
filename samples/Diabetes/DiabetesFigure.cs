using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Diabetes;

/// <summary>The patients of one split with their intervals, and how many are in intervals of all shares.</summary>
internal static class DiabetesFigure
{
    public static void Save(string file, HeldOutPatients[] splits) => Picture.Save(file, columns: 2, Patients(splits[0]), Coverage(splits));

    private static Plot Patients(HeldOutPatients split)
    {
        Plot plot = Figure.Axes("Intervals that contain nine of ten", "held-out patients, by prediction", "progression of the disease");
        int[] order = [.. Enumerable.Range(0, split.Test.Count).OrderBy(row => split.Ensemble.Predict(split.Test.Input(row)))];
        double[] places = [.. Enumerable.Range(0, order.Length).Select(place => (double)place)];
        Interval[] intervals = [.. order.Select(row => split.Ensemble.Predict(split.Test.Input(row), alpha: 0.1))];
        ScottPlot.Plottables.FillY band = plot.Add.FillY(places, [.. intervals.Select(interval => interval.Low)], [.. intervals.Select(interval => interval.High)]);
        band.FillColor = Figure.Colors[0].WithOpacity(0.2);
        band.LineWidth = 0;
        band.LegendText = "interval";
        plot.Line(places, order.Select(row => split.Ensemble.Predict(split.Test.Input(row))), Figure.Colors[0], "prediction");
        foreach (bool inside in (bool[])[true, false])
        {
            int[] shown = [.. Enumerable.Range(0, order.Length).Where(place => intervals[place].Contains(split.Test.Target(order[place])[0]) == inside)];
            plot.Points(
                shown.Select(place => (double)place),
                shown.Select(place => (double)split.Test.Target(order[place])[0]),
                inside ? Figure.Colors[2] : Figure.Colors[3],
                inside ? "measured, inside" : "measured, outside");
        }

        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Plot Coverage(HeldOutPatients[] splits)
    {
        Plot plot = Figure.Axes("Are the intervals right?", "share that should be inside, %", "held-out patients inside, %");
        double[] shares = [.. Enumerable.Range(10, 10).Select(step => step * 0.05)];
        plot.Reference([50, 95], [50, 95], "as said");
        foreach ((int number, HeldOutPatients split) in splits.Index())
            plot.Line(shares.Select(share => 100 * share), shares.Select(share => 100 * split.Coverage(1 - share)), Colors.Gray.WithOpacity(0.4), number == 0 ? "one split" : null);
        plot.Line(shares.Select(share => 100 * share), shares.Select(share => 100 * splits.Average(split => split.Coverage(1 - share))), Figure.Colors[0], "mean");
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }
}
