using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>
/// Tries hyperparameters, each with several seeds, and says which are best by the mean of their scores on held-out rows. Trials run on many
/// threads; the report is the same whatever their number.
/// </summary>
public static class HyperparameterSearch
{
    /// <summary>Tries hyperparameters that are drawn at random.</summary>
    /// <typeparam name="TSettings">What the hyperparameters are: a record of one's own.</typeparam>
    /// <param name="data">The rows to train and to validate with. Rows to test with in the end are kept away from here.</param>
    /// <param name="options">How many candidates, seeds, epochs and threads.</param>
    /// <param name="draw">Draws one candidate, a function of the random numbers alone: <c>random => new Settings(random.LogUniform(1e-4, 1e-1), random.Choice(16, 32))</c>.</param>
    /// <param name="trial">
    /// Trains a new network and returns its score on the validation rows, as a function of the settings and the run alone. It is called on several threads at a time. If it
    /// throws <see cref="NonFiniteException"/>, or the score is not finite, the candidate counts as diverged.
    /// </param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows cannot be divided as the options say.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static SearchReport<TSettings> Run<TSettings>(
        Dataset data, SearchOptions options, Func<SeededRandom, TSettings> draw, Func<TSettings, SearchRun, double> trial, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(draw);
        TSettings[] candidates = [.. Enumerable.Range(0, options.Candidates).Select(number => draw(new SeededRandom(options.Seed, RandomPurpose.Search, number)))];
        return Run(data, options, candidates, trial, cancellationToken);
    }

    /// <summary>Tries given hyperparameters, such as a grid of them; <see cref="SearchOptions.Candidates"/> does not matter.</summary>
    /// <typeparam name="TSettings">What the hyperparameters are.</typeparam>
    /// <param name="data">The rows to train and to validate with. Rows to test with in the end are kept away from here.</param>
    /// <param name="options">How many seeds, epochs and threads.</param>
    /// <param name="candidates">At least one.</param>
    /// <param name="trial">As in the other overload.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows cannot be divided as the options say.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static SearchReport<TSettings> Run<TSettings>(
        Dataset data, SearchOptions options, IReadOnlyList<TSettings> candidates, Func<TSettings, SearchRun, double> trial, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(trial);
        if (candidates.Count == 0)
            throw new ArgumentException("There is no candidate.", nameof(candidates));
        (Dataset Train, Dataset Validation)[] parts =
        [
            .. Enumerable.Range(0, options.Seeds).Select(seed => options.Validation is { } validation
                ? (data, validation)
                : data.Split(options.ValidationFraction, unchecked(options.Seed + seed))),
        ];
        SearchCandidate<TSettings>[] going = [.. candidates.Select((settings, number) => new SearchCandidate<TSettings>(number, settings, 0, []))];
        var gone = new List<SearchCandidate<TSettings>>();
        foreach ((int epochs, int count) in Rounds(options, going.Length))
        {
            gone.InsertRange(0, going[count..]);
            SearchCandidate<TSettings>[] entered = going[..count];
            SearchCandidate<TSettings>[] tried = Try(entered, epochs);
            going = [.. Ranked(tried, options.Maximizes)];
        }

        return new SearchReport<TSettings>([.. going, .. gone], options.Maximizes);

        SearchCandidate<TSettings>[] Try(SearchCandidate<TSettings>[] entered, int epochs)
        {
            var scores = new double[entered.Length * options.Seeds];
            OrderedTrials.Run(scores.Length, options.Threads, index =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                int seed = index % options.Seeds;
                var run = new SearchRun(unchecked(options.Seed + seed), epochs, parts[seed].Train, parts[seed].Validation, cancellationToken);
                scores[index] = Score(trial, entered[index / options.Seeds].Settings, run);
            });
            return [.. entered.Select((candidate, i) => candidate with { Epochs = epochs, Scores = [.. scores.AsSpan(i * options.Seeds, options.Seeds)] })];
        }
    }

    /// <summary>The epochs of each round, and how many candidates take part in it.</summary>
    private static IEnumerable<(int Epochs, int Count)> Rounds(SearchOptions options, int count)
    {
        long epochs = Math.Min(options.Halving?.FirstEpochs ?? options.Epochs, options.Epochs);
        while (true)
        {
            yield return ((int)epochs, count);
            if (epochs == options.Epochs)
                yield break;
            epochs = Math.Min(epochs * options.Halving!.Factor, options.Epochs);
            count = Math.Max(count / options.Halving.Factor, 1);
        }
    }

    private static IEnumerable<SearchCandidate<TSettings>> Ranked<TSettings>(SearchCandidate<TSettings>[] candidates, bool maximizes) => candidates
        .OrderBy(candidate => double.IsNaN(candidate.Mean))
        .ThenBy(candidate => maximizes ? -candidate.Mean : candidate.Mean)
        .ThenBy(candidate => candidate.Number);

    private static double Score<TSettings>(Func<TSettings, SearchRun, double> trial, TSettings settings, SearchRun run)
    {
        try
        {
            double score = trial(settings, run);
            return double.IsFinite(score) ? score : double.NaN;
        }
        catch (NonFiniteException)
        {
            return double.NaN;
        }
    }
}
