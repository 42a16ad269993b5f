using Spectre.Console;
using Spectre.Console.Rendering;

namespace CompiledNet.Display;

/// <summary>In a terminal: the last epochs, a bar of all steps and one of those of the epoch, and the course of the loss. Drawn ten times a second.</summary>
internal sealed class LiveView : IFitView
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource _end = new();
    private TrainingHistory _history = new([]);
    private string _course = "";
    private ProgressContext? _bars;
    private ProgressTask? _all;
    private ProgressTask? _epoch;
    private Task _display = Task.CompletedTask;
    private long _last;

    public LiveView(IAnsiConsole console, TimeProvider clock)
    {
        _console = console;
        _clock = clock;
    }

    public void Begin(FitContext context)
    {
        _history = context.History;
        _last = _clock.GetTimestamp();

        // The display stays until End; up to the first await, this runs here.
        _display = new Progress(_console, _clock) { AutoRefresh = false, RenderHook = Surround }
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new NoteColumn())
            .StartAsync(bars =>
            {
                _bars = bars;
                _all = bars.AddTask(Wording.Epoch(context), maxValue: Math.Max(1, (double)context.LastEpoch * context.StepsPerEpoch));
                _all.IsIndeterminate = context.LastEpoch == int.MaxValue;
                _epoch = bars.AddTask(Wording.Step(context), maxValue: context.StepsPerEpoch);
                return _end.Task;
            });
        _bars?.Refresh();
    }

    public void Step(FitContext context, FitPace pace, LossCourse course)
    {
        if (_clock.GetElapsedTime(_last) >= Pause)
            Draw(context, pace, course);
    }

    public void EpochEnd(FitContext context, EpochResult result, FitPace pace, LossCourse course)
    {
        _history = context.History;
        Draw(context, pace, course);
    }

    public void End()
    {
        _end.TrySetResult();
        _display.GetAwaiter().GetResult();
    }

    private void Draw(FitContext context, FitPace pace, LossCourse course)
    {
        _last = _clock.GetTimestamp();
        _all!.Description = Wording.Epoch(context);
        _all.Value = FitPace.StepsDone(context);
        _all.Tag = Wording.Left(pace.Left(context));
        _epoch!.Description = Wording.Step(context);
        _epoch.Value = context.Step;
        _epoch.Tag = Wording.Rows(pace.RowsPerSecond);
        _course = $"loss {Wording.Loss(context.Loss)}   {Sparkline.Of(course.Means, _console.Profile.Capabilities.Unicode)}";
        _bars!.Refresh();
    }

    private Rows Surround(IRenderable bars, IReadOnlyList<ProgressTask> tasks) => new(EpochTable.Of(_history), bars, new Text(_course));

    /// <summary>What stands behind a bar: the tag of its task.</summary>
    private sealed class NoteColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(task.Tag as string ?? "");
    }
}
