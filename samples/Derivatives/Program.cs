// Derivatives: how much f changes for a small step of x, as a multiple of the step.
//
//   f(x) = x² + 2      slope = df/dx = 2·x
//
//   dotnet run -c Release --project samples/Derivatives

using CompiledNet.Plots;
using CompiledNet.Samples;
using Derivatives;
using ScottPlot;

foreach (double x in (double[])[2, 5])
{
    Slope slope = Slope.At(x);
    Report.Heading($"The slope of x² + 2 at x = {x}");
    Report.Table(
        ["step h", "(f(x + h) − f(x))/h", "(f(x + h) − f(x − h))/2h"],
        Slope.Steps.Select((h, i) => new[] { $"{h}", $"{slope.Forward[i]:0.000000}", $"{slope.Central[i]:0.000000}" }));
    Report.Say($"from Backward, for a network whose cost is w², at w = {x}: {slope.FromBackward}");
    Report.Check(slope.FromBackward == 2 * x && Math.Abs(slope.Central[^1] - 2 * x) < 1e-6, $"the slope is {2 * x}");
}

double[] grid = [.. Enumerable.Range(0, 141).Select(i => i / 20.0)];
Plot plot = Figure.Axes("f(x) = x² + 2 and its slopes", "x", "f(x)");
plot.Line(grid, grid.Select(Slope.Function), Figure.Colors[0], "f(x) = x² + 2");
Tangent(2, Figure.Colors[1]);
Tangent(5, Figure.Colors[3]);
plot.ShowLegend(Alignment.UpperLeft);
Picture.Save("derivatives.png", columns: 1, plot);

void Tangent(double x, Color color)
{
    double[] near = [x - 1.2, x + 1.2];
    plot.Line(near, near.Select(at => Slope.Function(x) + 2 * x * (at - x)), color, $"slope {2 * x} at x = {x}");
    plot.Points([x], [Slope.Function(x)], color);
}
