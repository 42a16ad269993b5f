using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public sealed class StreamTrainingTests : IDisposable
{
    private const int Rows = 33;

    private static readonly Dataset Labelled = Dataset.WithLabels(Noise.Uniform(Rows * 7, seed: 1), 7, Noise.Labels(Rows, 3, seed: 2));
    private static readonly Dataset Targeted = Dataset.WithTargets(Noise.Uniform(Rows * 3, seed: 3), 3, Noise.Uniform(Rows * 3, seed: 4), 3);

    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(33)]
    [InlineData(50)]
    public void In_their_own_order_rows_of_a_stream_train_to_the_bits_of_a_dataset(int batchSize)
    {
        foreach (int? count in (int?[])[null, Rows])
        {
            var options = new FitOptions { Epochs = 2, BatchSize = batchSize, Shuffle = false, BatchesPerStep = 2 };
            Trainer<GeneratedClassifier> expected = Learner();
            expected.Fit(Labelled, options);
            Trainer<GeneratedClassifier> actual = Learner();
            actual.Fit(Stream(Labelled, count), options);

            AssertSame(expected, actual);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(33)]
    public void With_batch_norm_a_single_row_at_the_end_joins_the_batch_before(int batchSize)
    {
        foreach (int? count in (int?[])[null, Rows])
        {
            var options = new FitOptions { Epochs = 2, BatchSize = batchSize, Shuffle = false };
            var expected = new Trainer<Normalized>(new Normalized(1), new Adam());
            expected.Fit(Targeted, options);
            var actual = new Trainer<Normalized>(new Normalized(1), new Adam());
            actual.Fit(Stream(Targeted, count), options);

            AssertSame(expected, actual);
        }
    }

    [Fact]
    public void A_schedule_over_steps_and_class_weights_are_those_of_a_dataset()
    {
        var options = new FitOptions
        {
            Epochs = 2,
            BatchSize = 8,
            Shuffle = false,
            ClassWeights = [1, 2, 0.5f],
            EvaluateTraining = true,
            Schedule = LearningRateSchedule.Exponential(0.9),
            ScheduleUnit = ScheduleUnit.Step,
        };
        Trainer<GeneratedClassifier> expected = Learner();
        expected.Fit(Labelled, options);
        Trainer<GeneratedClassifier> actual = Learner();
        actual.Fit(Stream(Labelled, Rows), options);

        AssertSame(expected, actual);
        Assert.Equal(expected.History.Epochs.Select(epoch => epoch.TrainingAccuracy), actual.History.Epochs.Select(epoch => epoch.TrainingAccuracy));
        Assert.All(actual.History.Epochs, epoch => Assert.NotNull(epoch.TrainingAccuracy));
    }

    [Theory, InlineData(1), InlineData(3)]
    public void Weights_that_rows_bring_along_are_row_weights_of_a_dataset(int batchesPerStep)
    {
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row % 4 * 0.7f)];
        var options = new FitOptions { Epochs = 2, BatchSize = 8, BatchesPerStep = batchesPerStep, Shuffle = false };
        Dataset data = Dataset.WithTargets(Targeted.Inputs.ToArray(), 3, Targeted.Targets[..(2 * Rows)].ToArray(), 2);
        Trainer<OverfittedByHuber> expected = new(new OverfittedByHuber(1), new Adam()), actual = new(new OverfittedByHuber(1), new Adam());
        expected.Fit(data, options with { RowWeights = weights });
        actual.Fit(Stream(data, weights: weights), options);

        AssertSame(expected, actual);
    }

    [Fact]
    public void A_weight_that_is_none_is_named_with_its_row()
    {
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row == 11 ? -1f : 1f)];

        var error = Assert.Throws<InvalidDataException>(() => Learner().Fit(Stream(Labelled, weights: weights), new FitOptions { BatchSize = 4, Shuffle = false }));

        Assert.Equal("The weight of row 11 of epoch 1 of the stream is -1; weights must be finite and at least 0.", error.Message);
    }

    [Theory, InlineData(255), InlineData(256), InlineData(700)]
    public void An_evaluation_of_a_stream_is_that_of_a_dataset(int rows)
    {
        Dataset data = Dataset.WithLabels(Noise.Uniform(rows * 7, seed: 3), 7, [.. Enumerable.Range(0, rows).Select(row => row * row % 3)]);
        var network = new GeneratedClassifier(5);

        Assert.Equal(network.Evaluate(data), network.Evaluate(Stream(data)));
    }

    [Fact]
    public void An_epoch_takes_every_row_once_from_a_buffer_that_it_never_exceeds()
    {
        const int Buffer = 12;
        int read = 0;
        var orders = new List<int[]>();
        var order = new List<int>();
        IEnumerable<StreamRow> Read(int epoch)
        {
            read = 0;
            var row = new float[7];
            for (int number = 0; number < Rows; number++)
            {
                read++;
                row[0] = number;
                yield return new StreamRow(row, number % 3);
            }
        }

        var options = new FitOptions
        {
            Epochs = 3,
            BatchSize = 4,
            Augmentation = (inputs, _, _) => order.Add((int)inputs[0]),
            Callbacks =
            [
                new StepCallback(context =>
                {
                    Assert.InRange(read, order.Count, order.Count + Buffer);
                    Assert.All(order, number => Assert.InRange(number, 0, read - 1));
                    if (order.Count < Rows)
                        return;
                    orders.Add([.. order]);
                    order.Clear();
                }),
            ],
        };
        Learner().Fit(RowSource.WithLabels(7, Read, shuffleBuffer: Buffer), options);

        Assert.Equal(3, orders.Count);
        Assert.All(orders, rows => Assert.Equal(Enumerable.Range(0, Rows), rows.Order()));
        Assert.Equal(3, orders.Append([.. Enumerable.Range(0, Rows)]).Distinct(new SameOrder()).Count() - 1);
    }

    [Fact]
    public void A_buffer_for_all_rows_shuffles_evenly()
    {
        // How often row 0 comes in the first half of 12 rows, of 400 epochs: five standard deviations are 50.
        int first = 0;
        int place = 0;
        var options = new FitOptions
        {
            Epochs = 400,
            BatchSize = 3,
            Augmentation = (inputs, _, _) => first += place++ % 12 < 6 && inputs[0] == 0 ? 1 : 0,
        };
        Learner().Fit(RowSource.WithLabels(7, _ => Enumerable.Range(0, 12).Select(number => new StreamRow(new float[] { number, 0, 0, 0, 0, 0, 0 }, 0))), options);

        Assert.InRange(first, 150, 250);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_that_is_interrupted_again_and_again_ends_with_the_bits_of_one_that_is_not(int batchesPerStep)
    {
        var options = new FitOptions { Epochs = 4, BatchSize = 4, BatchesPerStep = batchesPerStep, Augmentation = Noisy, Seed = 9 };
        RowSource stream = Stream(Labelled, count: null, buffer: 10);
        Trainer<GeneratedClassifier> whole = Learner();
        whole.Fit(stream, options);
        Trainer<GeneratedClassifier> resumed = Learner();
        int interruptions = 0;
        while (true)
        {
            using var cancellation = new CancellationTokenSource();
            int steps = 0;
            FitOptions interrupted = options with
            {
                Checkpoints = new CheckpointOptions(_directory) { EveryEpochs = 100 },
                Callbacks = [new StepCallback(_ => { if (++steps == 3) cancellation.Cancel(); })],
            };
            try
            {
                resumed = Learner();
                resumed.Fit(stream, interrupted, cancellation.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                interruptions++;
            }
        }

        Assert.True(interruptions > 4);
        AssertSame(whole, resumed);
        Assert.Equal(whole.History.Epochs.Select(epoch => epoch.TrainingLoss), resumed.History.Epochs.Select(epoch => epoch.TrainingLoss));
    }

    [Fact]
    public void A_checkpoint_of_another_buffer_is_refused()
    {
        FitOptions options = new() { Epochs = 1, BatchSize = 4, Checkpoints = new CheckpointOptions(_directory) };
        Learner().Fit(Stream(Labelled, buffer: 10), options);

        var error = Assert.Throws<InvalidDataException>(() => Learner().Fit(Stream(Labelled, buffer: 11), options));
        Assert.Contains("order", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        long before = 0;
        long most = 0;
        int steps = 0;
        var row = new StreamRow(new float[7], 1);
        IEnumerable<StreamRow> Read(int epoch)
        {
            for (int number = 0; number < 1000; number++)
                yield return row;
        }

        Learner().Fit(RowSource.WithLabels(7, Read, shuffleBuffer: 64), new FitOptions
        {
            BatchSize = 4,
            Augmentation = Noisy,
            Callbacks =
            [
                new StepCallback(_ =>
                {
                    long now = GC.GetAllocatedBytesForCurrentThread();
                    // What the first steps call is compiled; what the last steps see is that the stream ends.
                    if (++steps is > 50 and < 200)
                        most = Math.Max(most, now - before);
                    before = GC.GetAllocatedBytesForCurrentThread();
                }),
            ],
        });

        Assert.Equal(250, steps);
        Assert.Equal(0, most);
    }

    [Theory]
    [InlineData(6, 0, "Row 5 of epoch 1 of the stream has 6 inputs; 7 are expected.")]
    [InlineData(7, 3, "The label of row 5 of epoch 1 of the stream is 3; the network has 3 classes, so a label must be from 0 to 2.")]
    [InlineData(7, -1, "The label of row 5 of epoch 1 of the stream is -1; the network has 3 classes, so a label must be from 0 to 2.")]
    public void A_row_that_does_not_fit_is_named_and_the_steps_before_stay(int size, int label, string message)
    {
        Trainer<GeneratedClassifier> trainer = Learner();
        bool isDisposed = false;
        IEnumerable<StreamRow> Read(int epoch)
        {
            try
            {
                for (int number = 0; number < 10; number++)
                    yield return number == 5 ? new StreamRow(new float[size], label) : new StreamRow(new float[7], 0);
            }
            finally
            {
                isDisposed = true;
            }
        }

        var error = Assert.Throws<InvalidDataException>(() => trainer.Fit(RowSource.WithLabels(7, Read), new FitOptions { BatchSize = 1, Shuffle = false }));

        Assert.Equal(message, error.Message);
        // Two rows behind a batch are read before it is used.
        Assert.Equal(3, trainer.StepCount);
        Assert.True(isDisposed);
    }

    [Fact]
    public void Rows_with_targets_in_a_stream_of_labels_are_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => Learner().Fit(RowSource.WithLabels(7, _ => [new StreamRow(new float[7], new float[3])]), new FitOptions()));
        Assert.Equal("Row 0 of epoch 1 of the stream has 3 targets; a label is expected.", error.Message);
        error = Assert.Throws<InvalidDataException>(() => Learner().Fit(RowSource.WithTargets(7, 3, _ => [new StreamRow(new float[7], 1)]), new FitOptions()));
        Assert.Equal("Row 0 of epoch 1 of the stream has 0 targets; 3 are expected.", error.Message);
    }

    [Theory]
    [InlineData(0, null, "Epoch 1 of the stream has no rows.")]
    [InlineData(3, 4, "Epoch 1 of the stream ends after 3 rows; it was said to have 4.")]
    [InlineData(5, 4, "Epoch 1 of the stream has more than 4 rows, of which it was said to consist.")]
    public void An_epoch_with_another_number_of_rows_than_was_said_is_an_error(int rows, int? count, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Learner().Fit(
            RowSource.WithLabels(7, _ => Enumerable.Range(0, rows).Select(_ => new StreamRow(new float[7], 0)), count), new FitOptions { BatchSize = 2 }));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void What_needs_a_dataset_or_a_count_is_refused_before_a_row_is_read()
    {
        RowSource stream = RowSource.WithLabels(7, _ => throw new InvalidOperationException("Read."));
        RowSource otherSize = RowSource.WithLabels(6, _ => throw new InvalidOperationException("Read."));
        Assert.Throws<ArgumentException>(() => Learner().Fit(stream, new FitOptions { RowWeights = new float[] { 1 } }));
        Assert.Throws<ArgumentException>(() => Learner().Fit(stream, new FitOptions { ScheduleUnit = ScheduleUnit.Step, Schedule = LearningRateSchedule.Exponential(0.5) }));
        Assert.Throws<ArgumentException>(() => Learner().Fit(otherSize, new FitOptions()));
        Assert.Throws<ArgumentException>(() => new Trainer<Normalized>(new Normalized(), new Sgd()).Fit(Stream(Targeted), new FitOptions { BatchSize = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowSource.WithLabels(0, _ => []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowSource.WithTargets(1, 0, _ => []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowSource.WithLabels(1, _ => [], count: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowSource.WithLabels(1, _ => [], shuffleBuffer: 0));
    }

    internal static void Noisy(Span<float> inputs, Span<float> targets, SeededRandom random)
    {
        foreach (ref float input in inputs)
            input += 0.1f * (float)random.NextNormal();
    }

    internal static Trainer<GeneratedClassifier> Learner() => new(new GeneratedClassifier(1), new Adam { LearningRate = 0.01f });

    internal static void AssertSame<TNetwork>(Trainer<TNetwork> expected, Trainer<TNetwork> actual)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Assert.Equal(expected.StepCount, actual.StepCount);
        Assert.Equal(Noise.Bits(expected.Model.Parameters.AsSpan()), Noise.Bits(actual.Model.Parameters.AsSpan()));
    }

    /// <summary>The rows of a dataset, all of them in the same memory, one after the other.</summary>
    private static RowSource Stream(Dataset data, int? count = null, int buffer = 1024, float[]? weights = null)
    {
        IEnumerable<StreamRow> Read(int epoch)
        {
            var inputs = new float[data.InputSize];
            var targets = new float[data.TargetSize];
            for (int row = 0; row < data.Count; row++)
            {
                data.Input(row).CopyTo(inputs);
                if (data.HasLabels)
                {
                    yield return new StreamRow(inputs, data.Label(row)) { Weight = weights?[row] ?? 1f };
                    continue;
                }

                data.Target(row).CopyTo(targets);
                yield return new StreamRow(inputs, targets) { Weight = weights?[row] ?? 1f };
            }
        }

        return data.HasLabels
            ? RowSource.WithLabels(data.InputSize, Read, count, buffer)
            : RowSource.WithTargets(data.InputSize, data.TargetSize, Read, count, buffer);
    }

    private sealed class SameOrder : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x!.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj) => obj[0];
    }
}
