using System.Diagnostics;

namespace CompiledNet.Display.Tests;

public sealed class InterruptTests : IDisposable
{
    private const string DirectoryVariable = "COMPILEDNET_INTERRUPTED_FIT";

    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void An_interrupt_ends_training_after_the_step_and_what_was_saved_goes_on_to_the_same_bits()
    {
        var options = new FitOptions { Epochs = 4, Checkpoints = new CheckpointOptions(_directory) };
        var interrupted = new Training(isLive: false);
        long steps = interrupted.Fit(options, new AfterStep(2, 2, _ => interrupted.Display.Interrupt())).StepCount;
        bool wasInterrupted = interrupted.Display.IsInterrupted;

        Trainer<SmallClassifier> resumed = new Training(isLive: false).Fit(options);
        Trainer<SmallClassifier> whole = new Training(isLive: false).Fit(options with { Checkpoints = null });

        Assert.True(wasInterrupted);
        Assert.Equal(5, steps);
        Assert.Equal(whole.Model.Parameters.AsSpan().ToArray(), resumed.Model.Parameters.AsSpan().ToArray());
    }

    [Fact]
    public void The_next_training_is_not_interrupted()
    {
        var training = new Training(isLive: false);
        training.Fit(new FitOptions { Epochs = 2 }, new AfterStep(1, 1, _ => training.Display.Interrupt()));

        Trainer<SmallClassifier> next = training.Fit(new FitOptions { Epochs = 2 });

        Assert.False(training.Display.IsInterrupted);
        Assert.Equal(6, next.StepCount);
    }

    [Fact]
    public void Ctrl_C_ends_the_training_and_not_the_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no command that sends Ctrl-C to one process.");
        string begun = Path.Join(_directory, "begun");
        string ended = Path.Join(_directory, "ended");
        using Process training = Start();
        while (!File.Exists(begun))
        {
            Assert.False(training.HasExited, "Training ended by itself.");
            Thread.Sleep(10);
        }

        using Process kill = Process.Start("sh", ["-c", $"kill -INT {training.Id}"]);
        bool exited = training.WaitForExit(TimeSpan.FromSeconds(60));
        if (!exited)
            training.Kill();

        Assert.True(exited, "Ctrl-C did not end the training.");
        Assert.Equal("interrupted", File.Exists(ended) ? File.ReadAllText(ended) : "the process ended before Fit returned");
        Assert.NotEmpty(Directory.GetFiles(_directory, "*.checkpoint"));
    }

    [Fact(Explicit = true)]
    public void Train_until_interrupted()
    {
        string? directory = Environment.GetEnvironmentVariable(DirectoryVariable);
        Assert.SkipWhen(directory is null, "This is what the other process does.");

        using var display = new FitDisplay();
        new Trainer<SmallClassifier>(new SmallClassifier(), new Sgd()).Fit(Training.Rows, new FitOptions
        {
            Epochs = int.MaxValue,
            Checkpoints = new CheckpointOptions(directory) { EveryEpochs = int.MaxValue },
            Callbacks = [display, new AfterStep(1, 1, _ => File.WriteAllText(Path.Join(directory, "begun"), ""))],
        });
        File.WriteAllText(Path.Join(directory, "ended"), display.IsInterrupted ? "interrupted" : "ended by itself");
    }

    private Process Start()
    {
        string program = Path.Join(AppContext.BaseDirectory, typeof(InterruptTests).Assembly.GetName().Name);
        string[] arguments = ["-method", $"{typeof(InterruptTests).FullName}.{nameof(Train_until_interrupted)}", "-explicit", "only"];
        // What a shell starts in the background ignores Ctrl-C, and hands that on to its own processes.
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.Environment[DirectoryVariable] = _directory;
        return Process.Start(start)!;
    }
}
