using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Controller;

/// <summary>How often the pole had fallen, and how it stood.</summary>
internal static class ControllerFigure
{
    private const double StepsOfSecond = 1 / CartPoleWorld.Duration;

    public static void Save(string file, ControllerLife[] lives, ControllerLife ready)
    {
        Plot falls = Figure.Axes($"Falls until then; the motor is reversed after {ControllerLife.Swap / StepsOfSecond:0} s", "s", "falls");
        foreach (ControllerLife life in lives[1..])
            Draw(falls, life, Colors.Gray.WithOpacity(0.5));
        Draw(falls, lives[0], Figure.Colors[0], "first seed");
        Draw(falls, ready, Figure.Colors[1], "stops learning then");
        falls.Axes.SetLimitsY(0, 2 * lives.Max(life => life.Falls.Count));
        falls.ShowLegend(Alignment.UpperLeft);

        Plot angles = Figure.Axes("The pole of the first seed", "s", "angle, °");
        double[] seconds = [.. Enumerable.Range(1, ControllerLife.Steps).Select(step => step / StepsOfSecond)];
        angles.Line(seconds, lives[0].Angles, Figure.Colors[0]);
        Picture.Save(file, columns: 1, falls, angles);
    }

    private static void Draw(Plot plot, ControllerLife life, Color color, string? name = null)
    {
        double[] steps = [0, .. life.Falls.SelectMany(fall => (double[])[fall, fall]), ControllerLife.Steps];
        plot.Line(steps.Select(step => step / StepsOfSecond), steps.Select((_, corner) => (double)(corner / 2)), color, name);
    }
}
