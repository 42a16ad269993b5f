namespace CompiledNet.Training.Tests;

public sealed class AugmentationTests
{
    private const int Rows = 700;

    private static readonly Dataset Data = Dataset.WithLabels(Noise.Uniform(Rows * 7, seed: 1), 7, Noise.Labels(Rows, 3, seed: 2));

    [Fact]
    public void Augmented_training_gives_the_same_bits_with_any_number_of_threads()
    {
        Trainer<GeneratedClassifier> alone = Train(threads: 1, StreamTrainingTests.Noisy);
        foreach (int threads in (int[])[2, 3, 8])
            StreamTrainingTests.AssertSame(alone, Train(threads, StreamTrainingTests.Noisy));
        Assert.NotEqual(Noise.Bits(Train(1, null).Model.Parameters.AsSpan()), Noise.Bits(alone.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void The_dataset_stays_as_it_is()
    {
        float[] before = Data.Inputs.ToArray();

        Train(threads: 1, (inputs, targets, _) =>
        {
            inputs.Clear();
            targets.Fill(1f / 3);
        });

        Assert.Equal(before, Data.Inputs.ToArray());
    }

    [Fact]
    public void A_row_gets_other_random_numbers_in_each_place_and_epoch_and_the_same_ones_again_in_another_run()
    {
        List<uint> Draws(int seed)
        {
            var draws = new List<uint>();
            StreamTrainingTests.Learner().Fit(
                Data.Select([.. Enumerable.Range(0, 10)]),
                new FitOptions { Epochs = 2, BatchSize = 4, BatchesPerStep = 2, Seed = seed, Augmentation = (_, _, random) => draws.Add(random.NextBits()) });
            return draws;
        }

        List<uint> draws = Draws(1);

        Assert.Equal(20, draws.Distinct().Count());
        Assert.Equal(draws, Draws(1));
        Assert.Empty(draws.Intersect(Draws(2)));
        Assert.Equal(Philox.Block(0, 0, 2, 3, 1, 5).X0, draws[13]);
    }

    [Fact]
    public void The_step_is_that_of_the_changed_rows()
    {
        Dataset data = Data.Select([0, 1, 2, 3, 4]);
        var changed = new float[data.Inputs.Length];
        for (int i = 0; i < changed.Length; i++)
            changed[i] = 2 * data.Inputs[i];
        var options = new FitOptions { BatchSize = 2, Shuffle = false };
        Trainer<GeneratedClassifier> expected = StreamTrainingTests.Learner();
        expected.Fit(data.WithInputs(changed, 7), options);

        Trainer<GeneratedClassifier> actual = StreamTrainingTests.Learner();
        actual.Fit(data, options with
        {
            Augmentation = static (inputs, targets, _) =>
            {
                Assert.Equal(3, targets.Length);
                foreach (ref float input in inputs)
                    input *= 2;
            },
        });

        StreamTrainingTests.AssertSame(expected, actual);
    }

    [Fact]
    public void What_is_done_to_targets_is_trained_towards()
    {
        Dataset data = Data.Select([0, 1, 2, 3, 4]);
        Trainer<GeneratedClassifier> expected = StreamTrainingTests.Learner();
        var shifted = data.Labels.ToArray();
        for (int row = 0; row < shifted.Length; row++)
            shifted[row] = (shifted[row] + 1) % 3;
        expected.Fit(Dataset.WithLabels(data.Inputs.ToArray(), 7, shifted), new FitOptions { BatchSize = 2 });

        Trainer<GeneratedClassifier> actual = StreamTrainingTests.Learner();
        actual.Fit(data, new FitOptions
        {
            BatchSize = 2,
            Augmentation = static (_, targets, _) => (targets[0], targets[1], targets[2]) = (targets[2], targets[0], targets[1]),
        });

        StreamTrainingTests.AssertSame(expected, actual);
    }

    [Fact]
    public void What_it_throws_ends_the_training_with_any_number_of_threads()
    {
        foreach (int threads in (int[])[1, 2])
            Assert.Throws<NotSupportedException>(() => Train(threads, static (_, _, _) => throw new NotSupportedException()));
    }

    private static Trainer<GeneratedClassifier> Train(int threads, RowAugmentation? augmentation)
    {
        Trainer<GeneratedClassifier> trainer = StreamTrainingTests.Learner();
        trainer.Model.Threads = threads;
        trainer.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 600, Augmentation = augmentation });
        return trainer;
    }
}
