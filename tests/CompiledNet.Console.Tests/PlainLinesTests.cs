namespace CompiledNet.Display.Tests;

public class PlainLinesTests
{
    [Fact]
    public void A_line_tells_of_every_tenth_of_the_epochs_and_of_the_first_and_the_last()
    {
        var training = new Training(isLive: false);

        training.Fit(new FitOptions { Epochs = 40 });

        // 30 s, which are 10 epochs, never pass without a line.
        Assert.Equal(["1", "4", "8", "12", "16", "20", "24", "28", "32", "36", "40"], training.Lines.Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public void A_line_has_losses_accuracy_speed_and_the_time_left()
    {
        var training = new Training(isLive: false);

        EpochResult result = training.Fit(new FitOptions { Epochs = 20, Validation = Training.Rows }).History.Epochs[9];

        // Ten rows in three seconds; 10 of 20 epochs took 30 s.
        string line = training.Lines.Single(line => line.StartsWith("epoch 10 ", StringComparison.Ordinal));
        Assert.Equal(
            $"epoch 10 of 20   loss {result.TrainingLoss:0.000000}   validation loss {result.ValidationLoss:0.000000}   "
            + $"validation accuracy {100 * result.ValidationAccuracy:0.0} %   3 rows/s   0:00:30 left",
            line);
    }

    [Fact]
    public void The_last_line_says_how_long_it_took()
    {
        var training = new Training(isLive: false);

        training.Fit(new FitOptions { Epochs = 2 });

        Assert.EndsWith("   3 rows/s   after 0:00:06", training.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Time_between_epochs_counts_for_the_time_left_but_not_for_the_rows_a_second()
    {
        var training = new Training(isLive: false);
        var evaluation = new BeforeEpoch(() => training.Clock.Advance(TimeSpan.FromSeconds(3)));

        training.Fit(new FitOptions { Epochs = 10 }, evaluation);

        Assert.EndsWith("   3 rows/s   0:00:30 left", training.Lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void After_half_a_minute_of_silence_a_line_tells_of_the_step()
    {
        var training = new Training(isLive: false);
        var slow = new AfterStep(epoch: 2, step: 1, _ => training.Clock.Advance(TimeSpan.FromSeconds(29)));

        training.Fit(new FitOptions { Epochs = 100 }, slow);

        Assert.StartsWith("epoch 2 of 100   step 1 of 3   loss ", training.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_have_no_colours_and_are_not_wrapped()
    {
        var training = new Training(isLive: false);
        training.Console.Profile.Width = 20;

        training.Fit(new FitOptions { Epochs = 1, Validation = Training.Rows });

        Assert.Single(training.Lines);
        Assert.DoesNotContain('\u001b', training.Console.Output);
    }

    [Fact]
    public void A_training_without_an_end_has_no_time_left()
    {
        var training = new Training(isLive: false);
        var stop = new AfterStep(epoch: 2, step: 1, _ => training.Display.Interrupt());

        training.Fit(new FitOptions { Epochs = int.MaxValue }, stop);

        Assert.StartsWith("epoch 1   loss ", training.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("   3 rows/s", training.Lines[0], StringComparison.Ordinal);
    }
}
