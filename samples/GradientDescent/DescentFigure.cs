using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace GradientDescent;

/// <summary>The cost of each descent step by step, and the ways they take through the bowl.</summary>
internal static class DescentFigure
{
    public static void Save(string file, params Descent[] descents) =>
        Picture.Save(file, columns: 2, Costs(descents), Ways(descents));

    private static Plot Costs(Descent[] descents)
    {
        Plot plot = Figure.Axes("The cost, step by step", "step", "cost J");
        for (int i = 0; i < descents.Length; i++)
        {
            // On a logarithmic axis; a cost that is exactly 0 has no place there.
            DescentStep[] steps = [.. descents[i].Steps.TakeWhile(step => step.Cost > 0)];
            plot.Line(Enumerable.Range(0, steps.Length).Select(step => (double)step), steps.Select(step => Math.Log10(step.Cost)), Color(i), $"α = {descents[i].LearningRate}");
        }
        plot.LogarithmicY();
        plot.Axes.SetLimits(0, 60, -10, 10);
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private static Plot Ways(Descent[] descents)
    {
        Plot plot = Figure.Axes("The way through the bowl of J", "w", "b");
        plot.Contours(new CoordinateRect(-1.5, 5.5, -2.5, 4.5), Cost);
        for (int i = 0; i < descents.Length; i++)
        {
            IEnumerable<DescentStep> steps = descents[i].Steps.Take(12);
            plot.Line(steps.Select(step => (double)step.W), steps.Select(step => (double)step.B), Color(i), $"α = {descents[i].LearningRate}");
            plot.Points(steps.Select(step => (double)step.W), steps.Select(step => (double)step.B), Color(i));
        }
        plot.Axes.SetLimits(-1.5, 5.5, -2.5, 4.5);
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private static double Cost(double w, double b)
    {
        var model = new Line();
        model.Parameters.CopyFrom([(float)w, (float)b]);
        return model.ComputeLoss(Descent.Points.Inputs, Descent.Points.Targets);
    }

    private static Color Color(int i) => Figure.Colors[i switch { 0 => 0, 1 => 2, _ => 3 }];
}
