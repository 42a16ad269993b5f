using CompiledNet.Tests.Shared;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace CompiledNet.Display.Tests;

public class LiveViewTests
{
    [Fact]
    public void The_last_frame_has_the_last_epochs_the_bars_and_the_course_of_the_loss()
    {
        var training = new Training(isLive: true);

        training.Fit(new FitOptions { Epochs = 12, Validation = Training.Rows });

        string[] frame = LastFrame(training);
        Assert.Contains("validation accuracy", frame[0], StringComparison.Ordinal);
        Assert.Equal(["5", "6", "7", "8", "9", "10", "11", "12"], frame.Skip(2).Take(8).Select(line => line.Split('│')[1].Trim()));
        Assert.Contains(frame, line => line.StartsWith("epoch 12 of 12 ", StringComparison.Ordinal) && line.Contains("100%", StringComparison.Ordinal));
        Assert.Contains(frame, line => line.StartsWith("step 3 of 3 ", StringComparison.Ordinal) && line.EndsWith("3 rows/s", StringComparison.Ordinal));
        Assert.Matches("^loss 0\\.[0-9]{6}   [▁▂▃▄▅▆▇█]{36}$", frame[^1]);
    }

    [Fact]
    public void The_bar_says_how_much_is_done_and_how_long_the_rest_takes()
    {
        var training = new Training(isLive: true);
        string[] frame = [];
        var look = new AfterStep(epoch: 3, step: 1, _ => frame = LastFrame(training));

        training.Fit(new FitOptions { Epochs = 4 }, look);

        // Before the seventh of twelve steps, which took 6 s.
        string bar = frame.Single(line => line.StartsWith("epoch 2 of 4 ", StringComparison.Ordinal));
        Assert.Contains("50%", bar, StringComparison.Ordinal);
        Assert.EndsWith("0:00:06 left", bar, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_drawn_ten_times_a_second_and_steps_between_allocate_nothing()
    {
        var training = new Training(isLive: true);
        using var display = new FitDisplay(training.Console, new FakeTimeProvider());
        string before = "";
        string after = "";
        var trainer = new Trainer<SmallClassifier>(new SmallClassifier(), new Sgd());
        trainer.Fit(Training.Rows, new FitOptions
        {
            BatchSize = 4,
            Callbacks =
            [
                display,
                new AfterStep(1, 1, context =>
                {
                    before = training.Console.Output;
                    Allocations.AssertNone(() => display.OnStep(context));
                    after = training.Console.Output;
                }),
            ],
        });

        Assert.Equal(before, after);
        Assert.NotEqual(after, training.Console.Output);
    }

    [Fact]
    public void Training_that_throws_gives_the_console_back()
    {
        var training = new Training(isLive: true);
        using (training.Display)
        {
            Assert.Throws<InvalidOperationException>(() => training.Fit(
                new FitOptions { Epochs = 2 }, new AfterStep(2, 1, _ => throw new InvalidOperationException())));
        }

        // A second display at the same time would throw.
        training.Console.Live(new Text("")).Start(_ => { });
        training.Fit(new FitOptions { Epochs = 1 });
    }

    [Fact]
    public void Terminals_without_Unicode_get_marks_of_ASCII()
    {
        var training = new Training(isLive: true);
        training.Console.Profile.Capabilities.Unicode = false;

        training.Fit(new FitOptions { Epochs = 2 });

        Assert.Matches("^loss 0\\.[0-9]{6}   [_.\\-:=+*#]{6}$", LastFrame(training)[^1]);
    }

    /// <summary>What was drawn last, from the heading of the table on.</summary>
    private static string[] LastFrame(Training training)
    {
        string[] lines = training.Lines;
        int heading = Array.FindLastIndex(lines, line => line.Contains("learning rate", StringComparison.Ordinal));
        return [.. lines[heading..].Where(line => line.Length > 0)];
    }
}
