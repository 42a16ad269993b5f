using Spectre.Console;

namespace CompiledNet.Samples;

/// <summary>Shows a training while it runs: a live bar in a terminal, about ten plain lines elsewhere.</summary>
public static class TrainingDisplay
{
    private const int PlainLines = 10;

    /// <summary>Runs a training and shows its progress.</summary>
    /// <param name="title">What is trained.</param>
    /// <param name="train">Trains, and tells the progress that it is given.</param>
    public static TResult Watch<TResult>(string title, Func<IProgress<EpochProgress>, TResult> train)
    {
        Report.Heading(title);
        return Report.IsLive ? Live(train) : train(new PerEpoch(WriteLine));
    }

    private static TResult Live<TResult>(Func<IProgress<EpochProgress>, TResult> train) => AnsiConsole.Progress()
        .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(display =>
        {
            ProgressTask bar = display.AddTask("epoch 0");
            return train(new PerEpoch(progress =>
            {
                bar.MaxValue = progress.EpochCount;
                bar.Description = Markup.Escape(Describe(progress));
                bar.Value = progress.Epoch;
            }));
        });

    private static void WriteLine(EpochProgress progress)
    {
        int every = Math.Max(1, progress.EpochCount / PlainLines);
        if (progress.Epoch == 1 || progress.Epoch % every == 0 || progress.Epoch == progress.EpochCount)
            Console.WriteLine(Describe(progress));
    }

    private static string Describe(EpochProgress progress)
    {
        EpochResult result = progress.Result;
        string validation = result.ValidationAccuracy is { } accuracy ? $"   held-out accuracy {accuracy:P1}" : "";
        return $"epoch {progress.Epoch,4} of {progress.EpochCount}   loss {result.TrainingLoss,9:0.000000}{validation}";
    }

    /// <summary>Calls back between the epochs, on the training thread.</summary>
    private sealed class PerEpoch(Action<EpochProgress> report) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value) => report(value);
    }
}
