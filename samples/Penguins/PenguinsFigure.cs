using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Penguins;

/// <summary>
/// The planes of the three categories: their values, and lines of equal mass. Values with few lines between them mean nearly the same to the
/// network, however far apart they lie.
/// </summary>
internal static class PenguinsFigure
{
    private static readonly string[] Titles = ["Species", "Island", "Sex"];

    public static void Save(string file, CategoryPlane[] planes, string[][] names, Plot confusion) =>
        Picture.Save(file, columns: 2, [.. planes.Select((plane, category) => Plane(plane, Titles[category], names[category])), confusion]);

    private static Plot Plane(CategoryPlane plane, string title, string[] names)
    {
        double reach = 1.4 * plane.Vectors.Max(vector => Math.Max(Math.Abs(vector.X), Math.Abs(vector.Y)));
        Plot plot = Figure.Axes(title, "first value", "second value");
        plot.Contours(new CoordinateRect(-reach, reach, -reach, reach), plane.MassAt);
        double lowest = plane.Vectors.Min(vector => vector.Y);
        for (int index = 0; index < names.Length; index++)
        {
            (double x, double y) = plane.Vectors[index];
            plot.Points([x], [y], Figure.Colors[index]);
            ScottPlot.Plottables.Text label = plot.Add.Text($"{names[index]}, {plane.MassAt(x, y):0.00} kg", x, y);
            label.LabelFontSize = 14;
            label.LabelFontColor = Figure.Colors[index];
            // Below the lowest point there is nothing that its label could meet.
            bool isBelow = y == lowest;
            label.LabelAlignment = (isBelow, x > 0) switch
            {
                (false, true) => Alignment.LowerRight,
                (false, false) => Alignment.LowerLeft,
                (true, true) => Alignment.UpperRight,
                (true, false) => Alignment.UpperLeft,
            };
            label.OffsetY = isBelow ? 6 : -6;
        }
        plot.Axes.SetLimits(-reach, reach, -reach, reach);
        return plot;
    }
}
