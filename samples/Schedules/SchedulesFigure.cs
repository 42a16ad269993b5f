using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Schedules;

/// <summary>The schedules over their time, and the training that was stopped.</summary>
internal static class SchedulesFigure
{
    private const int Duration = 100;

    public static void Save(string file, StoppedTraining stopped) => Picture.Save(
        file,
        columns: 2,
        Curves(
            "In steps",
            ("Step(25, 0.5)", LearningRateSchedule.Step(25, 0.5)),
            ("MultiStep(0.1, 40, 80)", LearningRateSchedule.MultiStep(0.1, 40, 80)),
            ("Exponential(0.96)", LearningRateSchedule.Exponential(0.96))),
        Curves(
            "Down to the end",
            ("Cosine(100)", LearningRateSchedule.Cosine(Duration)),
            ("Polynomial(100, 2)", LearningRateSchedule.Polynomial(Duration, 2)),
            ("Linear(100, 1, 0.1)", LearningRateSchedule.Linear(Duration, 1, 0.1))),
        Curves(
            "Up, and several times",
            ("OneCycle(100)", LearningRateSchedule.OneCycle(Duration)),
            ("WarmRestarts(15, 2)", LearningRateSchedule.WarmRestarts(15, 2)),
            ("WarmUp(20).Then(20, Cosine(80))", LearningRateSchedule.WarmUp(20, from: 0).Then(20, LearningRateSchedule.Cosine(80)))),
        Losses(stopped));

    private static Plot Curves(string title, params (string Name, LearningRateSchedule Schedule)[] schedules)
    {
        Plot plot = Figure.Axes(title, "epoch or step", "factor");
        foreach ((int number, (string name, LearningRateSchedule schedule)) in schedules.Index())
            plot.Line(Enumerable.Range(0, Duration + 1).Select(t => (double)t), Enumerable.Range(0, Duration + 1).Select(t => schedule.Factor(t)), Figure.Colors[number], name);
        plot.Axes.SetLimits(0, Duration, 0, 1.4);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private static Plot Losses(StoppedTraining stopped)
    {
        Plot plot = TrainingCurves.Losses(stopped.History, "Early stopping");
        EpochResult best = stopped.History.Best();
        plot.Points([best.Epoch], [best.ValidationLoss!.Value], Figure.Colors[1], "restored");
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }
}
