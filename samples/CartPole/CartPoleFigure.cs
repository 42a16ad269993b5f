using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace CartPole;

/// <summary>How long the pole stays up while the policies learn, and what one of them does.</summary>
internal static class CartPoleFigure
{
    public static void Save(string file, PolicyTraining[] trainings)
    {
        Plot lengths = Figure.Axes($"Ten episodes for each update, {trainings.Length} seeds", "update", "steps until the pole falls");
        double[] updates = [.. Enumerable.Range(1, trainings[0].Lengths.Length).Select(update => (double)update)];
        lengths.Reference([updates[0], updates[^1]], [PolicyTraining.Solved, PolicyTraining.Solved], "solved");
        foreach ((int number, PolicyTraining training) in trainings[1..].Index())
            lengths.Line(updates, training.Lengths, Colors.Gray.WithOpacity(0.4), number == 0 ? "other seeds" : null);
        lengths.Line(updates, trainings[0].Lengths, Figure.Colors[0], "first seed");
        lengths.Axes.SetLimitsY(0, 1.05 * CartPoleWorld.MaxSteps);
        lengths.ShowLegend(Alignment.LowerRight);

        const double Degree = Math.PI / 180;
        Plot pushes = FunctionMap.Of(
            "Push to the left (orange) or right (blue)",
            new CoordinateRect(-12, 12, -120, 120),
            (angle, speed) => 2 * trainings[0].Policy.ProbabilityOfRight(angle * Degree, speed * Degree) - 1,
            isSigned: true);
        pushes.XLabel("angle of the pole, °");
        pushes.YLabel("angular speed, °/s");
        Picture.Save(file, columns: 2, lengths, pushes);
    }
}
