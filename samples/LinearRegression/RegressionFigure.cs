using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace LinearRegression;

/// <summary>The line through its points, and the diabetes predictions beside what was measured.</summary>
internal static class RegressionFigure
{
    public static void Save(LineFit line, DiabetesFit diabetes) =>
        Picture.Save("linear-regression.png", columns: 2, LinePlot(line), DiabetesPlot(diabetes));

    private static Plot LinePlot(LineFit fit)
    {
        Plot plot = Figure.Axes("A line from its points", "x", "y");
        double[] x = [.. Values(fit.Points.Inputs)];
        plot.Points(x, Values(fit.Points.Targets), Figure.Colors[1], "points");
        plot.Line(x, x.Select(value => fit.Model.Dense1.Weights[0, 0] * value + fit.Model.Dense1.Biases[0]), Figure.Colors[0], "ŷ = w·x + b");
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Plot DiabetesPlot(DiabetesFit fit)
    {
        var predictions = new float[fit.Rows.Count];
        fit.Model.Forward(fit.Rows.Inputs, predictions);
        Plot plot = Figure.Axes("Progression of diabetes", "measured y", "predicted ŷ");
        plot.Points(Values(fit.Rows.Targets), Values(predictions), Figure.Colors[0], "patients");
        plot.Line([25, 350], [25, 350], Figure.Colors[3], "ŷ = y");
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static double[] Values(ReadOnlySpan<float> values) => [.. values.ToArray().Select(value => (double)value)];
}
