using Spectre.Console;

namespace CompiledNet.Display;

/// <summary>
/// For files and logs: a line for the first, the last and every tenth part of the epochs, and one whenever there was none for half a minute.
/// </summary>
internal sealed class PlainLines(IAnsiConsole console, TimeProvider clock) : IFitView
{
    private const int Lines = 10;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private long _last;
    private bool _isFirst;

    public void Begin(FitContext context)
    {
        _last = clock.GetTimestamp();
        _isFirst = true;
        if (!context.History.Epochs.IsEmpty)
            Write($"resumed in {Wording.Epoch(context)}");
    }

    public void Step(FitContext context, FitPace pace, LossCourse course)
    {
        if (clock.GetElapsedTime(_last) >= Silence && context.Step < context.StepsPerEpoch)
            Write(Parts([Wording.Epoch(context), Wording.Step(context), $"loss {Wording.Loss(context.Loss)}", .. Speed(context, pace)]));
    }

    public void EpochEnd(FitContext context, EpochResult result, FitPace pace, LossCourse course)
    {
        int every = Math.Max(1, context.Options.Epochs / Lines);
        if (_isFirst || result.Epoch % every == 0 || result.Epoch == context.LastEpoch || clock.GetElapsedTime(_last) >= Silence)
            Write(Parts([Wording.Epoch(context), $"loss {Wording.Loss(result.TrainingLoss)}", .. Validation(result), .. Speed(context, pace)]));
        _isFirst = false;
    }

    public void End()
    {
    }

    private static IEnumerable<string> Validation(EpochResult result)
    {
        if (result.ValidationLoss is { } loss)
            yield return $"validation loss {Wording.Loss(loss)}";
        if (result.ValidationAccuracy is { } accuracy)
            yield return $"validation accuracy {Wording.Share(accuracy)}";
    }

    private static string[] Speed(FitContext context, FitPace pace) =>
        [Wording.Rows(pace.RowsPerSecond), context.Epoch == context.LastEpoch && context.Step == context.StepsPerEpoch ? $"after {Wording.Time(pace.Elapsed)}" : Wording.Left(pace.Left(context))];

    private static string Parts(IEnumerable<string> parts) => string.Join("   ", parts.Where(part => part.Length > 0));

    private void Write(string line)
    {
        // Not through the console's layout, which would wrap the line.
        console.Profile.Out.Writer.WriteLine(line);
        _last = clock.GetTimestamp();
    }
}
