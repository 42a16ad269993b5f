namespace CompiledNet.Training.Tests;

public sealed class HyperparameterSearchTests
{
    private static readonly Dataset Data = Dataset.WithLabels(Noise.Uniform(40 * 7, seed: 1), 7, Noise.Labels(40, 3, seed: 2));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_report_is_the_same_with_any_number_of_threads(bool halves)
    {
        SearchReport<Settings> Search(int threads) => HyperparameterSearch.Run(
            Data,
            new SearchOptions { Candidates = 9, Seeds = 3, Epochs = 4, Halving = halves ? new SuccessiveHalving() : null, Seed = 5, Threads = threads },
            Draw,
            Train);

        string[] alone = Lines(Search(1));

        foreach (int threads in (int[])[2, 3, 16])
            Assert.Equal(alone, Lines(Search(threads)));
    }

    [Fact]
    public void Every_candidate_is_tried_with_every_seed_on_rows_that_it_was_not_trained_with()
    {
        var runs = new List<(double Rate, SearchRun Run)>();
        HyperparameterSearch.Run(Data, new SearchOptions { Candidates = 3, Seeds = 2, Epochs = 7, Seed = 10, ValidationFraction = 0.25, Threads = 1 }, Draw, (settings, run) =>
        {
            runs.Add((settings.Rate, run));
            return 0;
        });

        Assert.Equal([10, 11, 10, 11, 10, 11], runs.Select(entry => entry.Run.Seed));
        Assert.Equal(3, runs.Select(entry => entry.Rate).Distinct().Count());
        Assert.All(runs, entry =>
        {
            Assert.Equal(7, entry.Run.Epochs);
            Assert.Equal((30, 10), (entry.Run.Train.Count, entry.Run.Validation.Count));
            Assert.Equal(Rows(Data), Rows(entry.Run.Train).Concat(Rows(entry.Run.Validation)).Order());
            Assert.Equal(Rows(runs.First(first => first.Run.Seed == entry.Run.Seed).Run.Validation), Rows(entry.Run.Validation));
        });
        Assert.NotEqual(Rows(runs[0].Run.Validation), Rows(runs[1].Run.Validation));
    }

    [Fact]
    public void The_best_has_the_best_mean_over_the_seeds()
    {
        // Means 2, 3, 1 and, of those of candidate 1, the deviation of 1, 2 and 6: √((4 + 1 + 9)/2).
        double[][] scores = [[1, 2, 3], [1, 2, 6], [0, 0, 3]];
        SearchReport<int> least = Search(scores, maximizes: false);
        SearchReport<int> most = Search(scores, maximizes: true);

        Assert.Equal([2, 0, 1], least.Candidates.Select(candidate => candidate.Number));
        Assert.Equal([1, 0, 2], most.Candidates.Select(candidate => candidate.Number));
        Assert.Equal(1, least.Best.Mean);
        Assert.Equal(3, most.Best.Mean);
        Assert.Equal(Math.Sqrt(7), most.Best.Deviation, 1e-15);
        Assert.Equal(Math.Sqrt(7.0 / 3), most.Best.StandardError, 1e-15);
        // 2 − 1 is within √(1/3 + 1), 3 − 1 is not within √(7/3 + 1) = 1.83.
        Assert.Equal([0], least.NotToldApart.Select(candidate => candidate.Number));
    }

    [Fact]
    public void With_one_seed_there_is_no_deviation()
    {
        SearchReport<int> report = Search([[2], [1]], maximizes: false);

        Assert.Equal(1, report.Best.Number);
        Assert.True(double.IsNaN(report.Best.Deviation));
        Assert.Empty(report.NotToldApart);
    }

    [Fact]
    public void What_diverged_in_one_seed_comes_last()
    {
        foreach (bool maximizes in (bool[])[false, true])
        {
            SearchReport<int> report = Search([[double.NaN, 1], [5, 5], [double.PositiveInfinity, 0], [double.NegativeInfinity, 0]], maximizes);
            Assert.Equal([1, 0, 2, 3], report.Candidates.Select(candidate => candidate.Number));
        }
    }

    [Fact]
    public void A_training_that_meets_infinity_counts_as_diverged()
    {
        SearchReport<Settings> report = HyperparameterSearch.Run(
            Data, new SearchOptions { Seeds = 2, Epochs = 3 }, [new Settings(3e38, 4), new Settings(1e-3, 4)], Train);

        Assert.Equal(1e-3, report.Best.Settings.Rate);
        Assert.True(double.IsNaN(report.Candidates[1].Mean));
    }

    [Fact]
    public void Halving_trains_fewer_and_fewer_longer_and_longer()
    {
        var trials = new List<(int Settings, int Epochs)>();
        SearchReport<int> report = HyperparameterSearch.Run(
            Data,
            new SearchOptions { Seeds = 1, Epochs = 20, Threads = 1, Halving = new SuccessiveHalving { FirstEpochs = 2, Factor = 3 } },
            [.. Enumerable.Range(0, 10)],
            (settings, run) =>
            {
                trials.Add((settings, run.Epochs));
                // The best after a few epochs are not those that are best in the end.
                return run.Epochs < 18 ? -settings : settings;
            });

        Assert.Equal([(2, 10), (6, 3), (18, 1), (20, 1)], trials.GroupBy(trial => trial.Epochs).Select(round => (round.Key, round.Count())));
        Assert.Equal([9, 8, 7], trials.Where(trial => trial.Epochs == 6).Select(trial => trial.Settings));
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], report.Candidates.Select(candidate => candidate.Number));
        Assert.Equal([20, 6, 6, 2, 2, 2, 2, 2, 2, 2], report.Candidates.Select(candidate => candidate.Epochs));
        Assert.Equal(9, report.Best.Mean);
    }

    [Fact]
    public void A_candidate_does_not_depend_on_how_many_there_are()
    {
        SearchReport<Settings> few = HyperparameterSearch.Run(Data, new SearchOptions { Candidates = 2, Seeds = 1, Seed = 3 }, Draw, (_, _) => 0);
        SearchReport<Settings> many = HyperparameterSearch.Run(Data, new SearchOptions { Candidates = 5, Seeds = 1, Seed = 3 }, Draw, (_, _) => 0);
        SearchReport<Settings> others = HyperparameterSearch.Run(Data, new SearchOptions { Candidates = 2, Seeds = 1, Seed = 4 }, Draw, (_, _) => 0);

        Assert.Equal(few.Candidates.Select(candidate => candidate.Settings), many.Candidates.Take(2).Select(candidate => candidate.Settings));
        Assert.NotEqual(few.Candidates[0].Settings, others.Candidates[0].Settings);
    }

    [Fact]
    public void The_first_trial_that_throws_is_thrown_with_any_number_of_threads()
    {
        foreach (int threads in (int[])[1, 2, 8])
        {
            var error = Assert.Throws<NotSupportedException>(() => HyperparameterSearch.Run(
                Data,
                new SearchOptions { Seeds = 1, Threads = threads },
                [.. Enumerable.Range(0, 100)],
                double (settings, _) =>
                {
                    Thread.Sleep(settings == 7 ? 20 : 0);
                    return settings % 10 == 7 ? throw new NotSupportedException($"{settings}") : 0;
                }));
            Assert.Equal("7", error.Message);
        }
    }

    [Fact]
    public void A_cancelled_search_begins_no_other_trial()
    {
        using var cancellation = new CancellationTokenSource();
        int trials = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => HyperparameterSearch.Run(
            Data,
            new SearchOptions { Seeds = 1, Threads = 1 },
            [1, 2, 3],
            (_, _) =>
            {
                trials++;
                cancellation.Cancel();
                return 0;
            },
            cancellation.Token));
        Assert.Equal(1, trials);
    }

    [Fact]
    public void Rows_of_ones_own_to_validate_with_are_taken_as_they_are()
    {
        Dataset validation = Data.Select([1, 2, 3]);
        HyperparameterSearch.Run(Data, new SearchOptions { Seeds = 2, Validation = validation, Threads = 1 }, [0], (_, run) =>
        {
            Assert.Same(validation, run.Validation);
            Assert.Same(Data, run.Train);
            return 0;
        });
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Candidates = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Seeds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Threads = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { ValidationFraction = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessiveHalving { Factor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessiveHalving { FirstEpochs = 0 });
        Assert.Throws<ArgumentException>(() => HyperparameterSearch.Run(Data, new SearchOptions(), Array.Empty<int>(), (_, _) => 0));
    }

    [Fact]
    public void The_report_says_what_was_compared_and_that_the_best_was_chosen()
    {
        Assert.Equal(
            """
            2 candidates, 2 seeds each, the least mean first
            candidate  epochs          mean     deviation  settings
                    1      20           0.5         0.707  1
                    0      20           1.5          2.12  0
            Within a standard error of the best, so not told apart from it: 1.
            The best mean was chosen among these, so it is rather too good: measure the network on rows that took no part.
            """,
            Search([[0, 3], [0, 1]], maximizes: false).ToString(),
            ignoreLineEndingDifferences: true);
    }

    private static Settings Draw(SeededRandom random) => new(random.LogUniform(1e-4, 1e-1), random.Choice(4, 8, 16));

    private static double Train(Settings settings, SearchRun run)
    {
        var trainer = new Trainer<GeneratedClassifier>(new GeneratedClassifier(run.Seed), new Adam { LearningRate = (float)settings.Rate });
        trainer.Fit(run.Train, new FitOptions { Epochs = run.Epochs, BatchSize = settings.Batch, Seed = run.Seed }, run.Cancellation);
        return trainer.Evaluate(run.Validation).Loss;
    }

    private static SearchReport<int> Search(double[][] scores, bool maximizes) => HyperparameterSearch.Run(
        Data,
        new SearchOptions { Seeds = scores[0].Length, Maximizes = maximizes },
        [.. Enumerable.Range(0, scores.Length)],
        (settings, run) => scores[settings][run.Seed]);

    private static string[] Lines<T>(SearchReport<T> report) =>
        [.. report.Candidates.Select(candidate => $"{candidate.Number} {candidate.Settings} {candidate.Epochs} {string.Join(' ', candidate.Scores.Select(BitConverter.DoubleToInt64Bits))}")];

    private static IEnumerable<float> Rows(Dataset data) => Enumerable.Range(0, data.Count).Select(row => data.Input(row)[0]).Order();

    private sealed record Settings(double Rate, int Batch);
}
