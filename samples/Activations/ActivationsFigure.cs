using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Activations;

/// <summary>The functions, their slopes, and what becomes of a dead unit.</summary>
internal static class ActivationsFigure
{
    private const double Reach = 6;

    public static void Save(string file, DeadUnit relu, DeadUnit leaky) => Picture.Save(
        file,
        columns: 3,
        Curve<SigmoidUnit>("Sigmoid: a = σ(z)", top: 1.2, bottom: -0.2, "saturated", (-Reach, -4), (4, Reach)),
        Curve<TanhUnit>("Tanh: a = tanh z", top: 1.3, bottom: -1.3, "saturated", (-Reach, -2.5), (2.5, Reach)),
        ShiftedSigmoid(),
        Curve<ReLUUnit>("ReLU: a = max(0, z)", top: 4, bottom: -1, "dead", (-Reach, 0)),
        Curve<LeakyReLUUnit>("Leaky ReLU: a = max(0.01·z, z)", top: 4, bottom: -1, "small slope", (-Reach, 0)),
        Costs(relu, leaky));

    private static Plot Curve<TUnit>(
        string title, double top, double bottom, string shade, params (double From, double To)[] shaded)
        where TUnit : class, INetwork<TUnit>
    {
        ActivationCurve curve = ActivationCurve.Of<TUnit>(Grid());
        Plot plot = Figure.Axes(title, "z");
        for (int i = 0; i < shaded.Length; i++)
        {
            ScottPlot.Plottables.HorizontalSpan span = plot.Add.HorizontalSpan(shaded[i].From, shaded[i].To, ScottPlot.Colors.Gray.WithOpacity(0.18));
            span.LineStyle.Width = 0;
            if (i == 0)
                span.LegendText = shade;
        }
        plot.Line(Values(curve.Z), Values(curve.A), Figure.Colors[0], "a = g(z)");
        plot.Line(Values(curve.Z), Values(curve.Slope), Figure.Colors[3], "slope g'(z)");
        plot.Axes.SetLimits(-Reach, Reach, bottom, top);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Plot ShiftedSigmoid()
    {
        Plot plot = Figure.Axes("tanh z = 2·σ(2z) − 1", "z");
        float[] z = Grid();
        ActivationCurve tanh = ActivationCurve.Of<TanhUnit>(z);
        ActivationCurve sigmoid = ActivationCurve.Of<SigmoidUnit>([.. z.Select(value => 2 * value)]);
        plot.Line(Values(z), Values(tanh.A), Figure.Colors[0], "tanh z");
        plot.Points(
            Values(z).Where((_, i) => i % 20 == 0), Values(sigmoid.A).Where((_, i) => i % 20 == 0).Select(a => 2 * a - 1), Figure.Colors[1], "2·σ(2z) − 1");
        plot.Axes.SetLimits(-Reach, Reach, -1.3, 1.3);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Plot Costs(DeadUnit relu, DeadUnit leaky)
    {
        Plot plot = Figure.Axes("A unit that starts dead", "epoch", "cost");
        plot.Line(Enumerable.Range(1, relu.Costs.Length).Select(i => (double)i), relu.Costs, Figure.Colors[3], "ReLU");
        plot.Line(Enumerable.Range(1, leaky.Costs.Length).Select(i => (double)i), leaky.Costs, Figure.Colors[2], "leaky ReLU");
        plot.Axes.SetLimitsY(0, 1.05 * Math.Max(relu.Costs.Max(), 0.5));
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private static float[] Grid() => [.. Enumerable.Range(-300, 601).Select(i => (float)(i * Reach / 300))];

    private static double[] Values(float[] values) => [.. values.Select(value => (double)value)];
}
