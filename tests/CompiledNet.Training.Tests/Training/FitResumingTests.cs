using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public sealed class FitResumingTests : IDisposable
{
    private static readonly Dataset Train = Dataset.WithTargets(Noise.Uniform(21 * Masked.Description.InputSize, seed: 1), Masked.Description.InputSize, Noise.Uniform(21 * Masked.Description.OutputSize, seed: 2), Masked.Description.OutputSize);
    private static readonly Dataset Test = Dataset.WithTargets(Noise.Uniform(10 * Masked.Description.InputSize, seed: 3), Masked.Description.InputSize, Noise.Uniform(10 * Masked.Description.OutputSize, seed: 4), Masked.Description.OutputSize);

    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <remarks>It is cancelled after every third step, and each time another trainer goes on; three does not divide the eleven steps of an epoch.</remarks>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_that_is_interrupted_again_and_again_ends_with_the_bits_of_one_that_is_not(int batchesPerStep)
    {
        Trainer<Masked> whole = NewTrainer();
        whole.Fit(Train, Options(batchesPerStep));
        Trainer<Masked> resumed = NewTrainer();
        int interruptions = 0;
        while (true)
        {
            using var cancellation = new CancellationTokenSource();
            FitOptions options = Options(batchesPerStep) with
            {
                Checkpoints = new CheckpointOptions(_directory) { EveryEpochs = 100 },
                Callbacks = [new CancelAfter(3, cancellation)],
            };
            try
            {
                resumed = NewTrainer();
                resumed.Fit(Train, options, cancellation.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                interruptions++;
            }
        }

        Assert.True(interruptions > 5);
        AssertSame(whole, resumed);
    }

    [Fact]
    public void What_has_ended_is_not_trained_again()
    {
        FitOptions options = Options(1) with { Checkpoints = new CheckpointOptions(_directory) };
        Trainer<Masked> first = NewTrainer();
        first.Fit(Train, options);
        Trainer<Masked> again = NewTrainer();

        again.Fit(Train, options);

        AssertSame(first, again);
    }

    [Fact]
    public void Longer_training_goes_on_where_the_shorter_ended()
    {
        Trainer<Masked> whole = NewTrainer();
        whole.Fit(Train, Options(1) with { Epochs = 4, EarlyStopping = null });
        Trainer<Masked> resumed = NewTrainer();
        NewTrainer().Fit(Train, Options(1) with { Epochs = 2, EarlyStopping = null, Checkpoints = new CheckpointOptions(_directory) });

        resumed.Fit(Train, Options(1) with { Epochs = 4, EarlyStopping = null, Checkpoints = new CheckpointOptions(_directory) });

        AssertSame(whole, resumed);
    }

    [Fact]
    public void The_last_checkpoints_and_the_best_parameters_are_kept()
    {
        Trainer<Masked> trainer = NewTrainer();
        trainer.Fit(Train, Options(1) with { Epochs = 5, Checkpoints = new CheckpointOptions(_directory) { EverySteps = 4, Keep = 2 } });

        Assert.Equal(
            ["best.safetensors", $"fit-{trainer.StepCount - 3:D12}.checkpoint", $"fit-{trainer.StepCount:D12}.checkpoint"],
            Directory.EnumerateFiles(_directory).Select(Path.GetFileName).Order());
        var best = new ParameterBuffer<Masked>();
        ParameterFile.Load(Path.Join(_directory, "best.safetensors"), best);
        Assert.Equal(trainer.Model.Parameters.ToArray(), best.ToArray());
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before()
    {
        FitOptions options = Options(1) with { Checkpoints = new CheckpointOptions(_directory) };
        Trainer<Masked> whole = NewTrainer();
        whole.Fit(Train, options);
        string newest = Directory.EnumerateFiles(_directory, "*.checkpoint").Max()!;
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..^50]);
        Trainer<Masked> resumed = NewTrainer();

        resumed.Fit(Train, options);

        AssertSame(whole, resumed);
    }

    [Fact]
    public void With_no_checkpoint_that_loads_nothing_is_trained()
    {
        File.WriteAllBytes(Path.Join(_directory, "fit-000000000007.checkpoint"), "CNFIT001 and no more"u8);
        Trainer<Masked> trainer = NewTrainer();

        var exception = Assert.Throws<InvalidDataException>(() => trainer.Fit(Train, Options(1) with { Checkpoints = new CheckpointOptions(_directory) }));

        Assert.Contains("fit-000000000007.checkpoint", exception.Message);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_checkpoint_of_a_training_with_other_options_is_refused()
    {
        var checkpoints = new CheckpointOptions(_directory);
        NewTrainer().Fit(Train, Options(1) with { Checkpoints = checkpoints });

        var exception = Assert.Throws<InvalidDataException>(() => NewTrainer().Fit(Train, Options(1) with { BatchSize = 3, Checkpoints = checkpoints }));

        Assert.Contains("BatchSize = 2", exception.Message);
    }

    [Fact]
    public void A_training_may_begin_anew()
    {
        var checkpoints = new CheckpointOptions(_directory);
        NewTrainer().Fit(Train, Options(1) with { Checkpoints = checkpoints });
        Trainer<Masked> anew = NewTrainer();

        anew.Fit(Train, Options(1) with { Epochs = 1, Checkpoints = checkpoints with { Resumes = false } });

        Assert.Equal(11, anew.StepCount);
        Assert.Equal("fit-000000000011.checkpoint", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(_directory, "*.checkpoint"))));
    }

    private static Trainer<Masked> NewTrainer() => new(new Masked(1), new AdamW { LearningRate = 0.02f, MaxGradientNorm = 1f }) { Seed = 9 };

    private static FitOptions Options(int batchesPerStep) => new()
    {
        Epochs = 6,
        BatchSize = 2,
        BatchesPerStep = batchesPerStep,
        Seed = 5,
        Validation = Test,
        Schedule = LearningRateSchedule.Cosine(40),
        ScheduleUnit = ScheduleUnit.Step,
        Plateau = new ReduceOnPlateau { Patience = 0, Factor = 0.5, Threshold = 0.5 },
        EarlyStopping = new EarlyStopping { Patience = 50 },
    };

    private static void AssertSame(Trainer<Masked> expected, Trainer<Masked> actual)
    {
        Assert.Equal(expected.StepCount, actual.StepCount);
        Assert.Equal(Noise.Bits(expected.Model.Parameters.AsSpan()), Noise.Bits(actual.Model.Parameters.AsSpan()));
        for (int i = 0; i < expected.OptimizerState.MomentCount; i++)
            Assert.Equal(Noise.Bits(expected.OptimizerState.Moment(i)), Noise.Bits(actual.OptimizerState.Moment(i)));
        Assert.Equal(
            expected.History.Epochs.Select(epoch => epoch with { Elapsed = TimeSpan.Zero }),
            actual.History.Epochs.Select(epoch => epoch with { Elapsed = TimeSpan.Zero }));
    }

    private sealed class CancelAfter(int steps, CancellationTokenSource cancellation) : FitCallback
    {
        private int _steps;

        public override void OnStep(FitContext context)
        {
            if (++_steps == steps)
                cancellation.Cancel();
        }
    }
}
