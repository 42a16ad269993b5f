using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Training.Tests;

/// <summary>
/// Training in another process, which is killed where it happens to be, and goes on: a few times or, where the environment says so, as
/// often as <c>COMPILEDNET_KILLS=100</c> asks.
/// </summary>
public sealed class KilledFitTests(ITestOutputHelper output) : IDisposable
{
    private const string DirectoryVariable = "COMPILEDNET_KILLED_FIT";
    private const string KillsVariable = "COMPILEDNET_KILLS";
    private const int FewKills = 6;

    private static readonly Dataset Train = Dataset.WithLabels(Noise.Uniform(60, seed: 1), 3, Noise.Labels(20, 3, seed: 2));

    private static int Kills => Environment.GetEnvironmentVariable(KillsVariable) is { Length: > 0 } kills
        ? int.Parse(kills, NumberStyles.None, CultureInfo.InvariantCulture)
        : FewKills;

    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <remarks>The moments are drawn by the clock: no bits depend on them, and a failure at one of them is a failure.</remarks>
    [Fact]
    public void A_training_that_is_killed_again_and_again_ends_with_the_bits_of_one_that_is_not()
    {
        int kills = Kills;
        for (int kill = 0; kill < kills; kill++)
        {
            string before = Newest();
            using Process training = Start();
            while (Newest() == before)
            {
                Assert.False(training.HasExited, "Training ended by itself: it does not load what was left, or has too few epochs.");
                Thread.Sleep(1);
            }

            Thread.Sleep(Random.Shared.Next(30));
            training.Kill();
            training.WaitForExit();
        }

        output.WriteLine($"killed {kills} times, at last behind {Newest()}");
        var resumed = new Trainer<Classifier>(new Classifier(1), new Adam());
        TrainingHistory history = resumed.Fit(Train, Options(_directory, long.Parse(Path.GetFileNameWithoutExtension(Newest())["fit-".Length..])));
        var whole = new Trainer<Classifier>(new Classifier(1), new Adam());
        whole.Fit(Train, new FitOptions { Epochs = history.Last.Epoch, BatchSize = 4 });

        Assert.Equal(Noise.Bits(whole.Model.Parameters.AsSpan()), Noise.Bits(resumed.Model.Parameters.AsSpan()));
        Assert.Equal(whole.History.Epochs.Select(epoch => epoch.TrainingLoss), history.Epochs.Select(epoch => epoch.TrainingLoss));
    }

    [Fact(Explicit = true)]
    public void Train_until_killed()
    {
        string? directory = Environment.GetEnvironmentVariable(DirectoryVariable);
        Assert.SkipWhen(directory is null, "This is what the other process does.");

        new Trainer<Classifier>(new Classifier(1), new Adam()).Fit(Train, Options(directory, null));
    }

    /// <param name="directory">Where the checkpoints are.</param>
    /// <param name="steps">How many steps are made; null: training ends when it is killed. It goes on for two epochs.</param>
    private static FitOptions Options(string directory, long? steps) => new()
    {
        Epochs = steps is { } made ? (int)(made / 5) + 2 : int.MaxValue,
        BatchSize = 4,
        Checkpoints = new CheckpointOptions(directory) { EverySteps = 1 },
    };

    private string Newest() => Directory.EnumerateFiles(_directory, "*.checkpoint").Max() ?? "";

    private Process Start()
    {
        string program = Path.Join(AppContext.BaseDirectory, typeof(KilledFitTests).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, ["-method", $"{typeof(KilledFitTests).FullName}.{nameof(Train_until_killed)}", "-explicit", "only"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[DirectoryVariable] = _directory;
        return Process.Start(start)!;
    }
}
