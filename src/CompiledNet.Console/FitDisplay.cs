using Spectre.Console;

namespace CompiledNet.Display;

/// <summary>
/// Shows a training while it runs: in a terminal a live table of the last epochs, bars, the course of the loss, the time left and the rows a second;
/// elsewhere plain lines. Ctrl-C ends the training after the step, and its checkpoint is written if it has one.
/// </summary>
/// <remarks>
/// One of <see cref="FitOptions.Callbacks"/>. Dispose of it when <c>Fit</c> has returned or thrown: after an exception that gives the terminal back.
/// It may show one training after another, but one at a time.
/// </remarks>
public sealed class FitDisplay : FitCallback, IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;
    private readonly FitPace _pace;
    private readonly LossCourse _course = new();
    private IFitView? _view;
    private InterruptSignal? _signal;

    /// <summary>A display that shows nothing yet.</summary>
    /// <param name="console">Where to show it; the console of the process if null.</param>
    /// <param name="clock">What the time is measured with; that of the system if null.</param>
    public FitDisplay(IAnsiConsole? console = null, TimeProvider? clock = null)
    {
        IsLive = console is null ? !System.Console.IsOutputRedirected && CanDraw(AnsiConsole.Console) : CanDraw(console);
        _console = console ?? AnsiConsole.Console;
        _clock = clock ?? TimeProvider.System;
        _pace = new FitPace(_clock);
    }

    /// <summary>Whether it draws in a terminal; else it writes lines.</summary>
    public bool IsLive { get; }

    /// <summary>Whether Ctrl-C (SIGINT) ends the training instead of the process; true by default. A second one ends the process.</summary>
    public bool HandlesInterrupt { get; init; } = true;

    /// <summary>Whether Ctrl-C ended the last training.</summary>
    public bool IsInterrupted { get; private set; }

    /// <inheritdoc/>
    public override void OnFitBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Dispose();
        IsInterrupted = false;
        _pace.Begin();
        _course.Clear();
        _signal = HandlesInterrupt ? new InterruptSignal() : null;
        _view = IsLive ? new LiveView(_console, _clock) : new PlainLines(_console, _clock);
        foreach (EpochResult result in context.History.Epochs)
            _course.Add(result.TrainingLoss);
        _view.Begin(context);
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context) => _pace.Resume();

    /// <inheritdoc/>
    public override void OnStep(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _pace.AddStep(context);
        _course.Add(context.Loss);
        _view?.Step(context, _pace, _course);
        if (_signal is not { IsRaised: true })
            return;
        IsInterrupted = true;
        context.Stop();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context, EpochResult result) => _view?.EpochEnd(context, result, _pace, _course);

    /// <inheritdoc/>
    public override void OnFitEnd(FitContext context) => Dispose();

    /// <summary>Ends what is shown, and leaves it there; Ctrl-C ends the process again.</summary>
    public void Dispose()
    {
        _signal?.Dispose();
        _signal = null;
        _view?.End();
        _view = null;
    }

    /// <summary>What Ctrl-C does.</summary>
    internal void Interrupt() => _signal?.Raise();

    private static bool CanDraw(IAnsiConsole console) => console.Profile.Capabilities is { Ansi: true, Interactive: true };
}
