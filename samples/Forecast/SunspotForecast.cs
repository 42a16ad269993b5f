using CompiledNet;

namespace Forecast;

/// <summary>A network that has learnt from the years before <see cref="FirstHeldOut"/>, and what it says of the years from there on.</summary>
public sealed class SunspotForecast
{
    /// <summary>The first year that is not learnt from.</summary>
    public const int FirstHeldOut = 1930;

    /// <summary>The last year that is known when the network goes on by itself.</summary>
    public const int LastKnown = 1985;

    private const int StepsOfSequence = 66;
    private const int YearsBetween = 4;

    // More than a cycle of eleven years: before that a state knows too little.
    private const int WarmUpSteps = 15;

    // Numbers go up to 190.
    private const float Scale = 100f;

    private SunspotForecast(int firstYear, float[] numbers, float[] oneYearAhead, float[] ownYears)
    {
        FirstYear = firstYear;
        Numbers = numbers;
        OneYearAhead = oneYearAhead;
        OwnYears = ownYears;
    }

    /// <summary>The first year of the record.</summary>
    public int FirstYear { get; }

    /// <summary>The mean number of sunspots of each year.</summary>
    public IReadOnlyList<float> Numbers { get; }

    /// <summary>For each year but the first, what the network said a year before.</summary>
    public IReadOnlyList<float> OneYearAhead { get; }

    /// <summary>The years from <see cref="LastKnown"/> on, each from what the network itself said of those before.</summary>
    public IReadOnlyList<float> OwnYears { get; }

    /// <summary>The root of the mean squared error of the held-out years, one year ahead.</summary>
    public double Error => RootMeanSquare(year => OneYearAhead[year - FirstYear - 1]);

    /// <summary>The same of saying that a year will be as the one before.</summary>
    public double ErrorOfLastYear => RootMeanSquare(year => Numbers[year - FirstYear - 1]);

    /// <summary>The same of saying that it will be as eleven years before.</summary>
    public double ErrorOfLastCycle => RootMeanSquare(year => Numbers[year - FirstYear - 11]);

    /// <summary>Learns, and forecasts.</summary>
    public static SunspotForecast Run(int seed, int epochs, int firstYear, float[] numbers)
    {
        float[] scaled = [.. numbers.Select(number => number / Scale)];
        var model = new SunspotNetwork(seed);
        var trainer = new Trainer<SunspotNetwork>(model, new Adam { LearningRate = 5e-3f, MaxGradientNorm = 1f });
        trainer.Fit(Sequences(scaled.AsSpan(0, FirstHeldOut - firstYear)), new FitOptions { Epochs = epochs, BatchSize = 8, WarmUpSteps = WarmUpSteps, Seed = seed, Schedule = LearningRateSchedule.Cosine(epochs) });

        // All years in one call; one by one gives the same bits.
        var ahead = new float[scaled.Length];
        model.Forward(scaled, ahead, model.CreateState());
        return new SunspotForecast(firstYear, numbers, [.. ahead.SkipLast(1).Select(number => number * Scale)], [.. GoOn(model, scaled, firstYear).Select(number => number * Scale)]);
    }

    /// <summary>Parts of the record, each with the next year's number for every year.</summary>
    private static Dataset Sequences(ReadOnlySpan<float> years)
    {
        var inputs = new List<float>();
        var targets = new List<float>();
        for (int first = 0; first + StepsOfSequence < years.Length; first += YearsBetween)
        {
            inputs.AddRange(years.Slice(first, StepsOfSequence));
            targets.AddRange(years.Slice(first + 1, StepsOfSequence));
        }

        return Dataset.WithTargets([.. inputs], 1, [.. targets]).CutIntoSequences(StepsOfSequence);
    }

    /// <summary>Goes on from the last year that is known: what comes out is the next input.</summary>
    private static List<float> GoOn(SunspotNetwork model, float[] scaled, int firstYear)
    {
        StreamState<SunspotNetwork> state = model.CreateState();
        int known = LastKnown - firstYear + 1;
        var outputs = new float[known];
        model.Forward(scaled.AsSpan(0, known), outputs, state);
        float[] next = [outputs[^1]];
        var years = new List<float> { next[0] };
        for (int year = known + 1; year < scaled.Length; year++)
        {
            float[] said = [next[0]];
            model.Forward(said, next, state);
            years.Add(next[0]);
        }

        return years;
    }

    private double RootMeanSquare(Func<int, float> said)
    {
        int last = FirstYear + Numbers.Count - 1;
        return Math.Sqrt(Enumerable.Range(FirstHeldOut, last - FirstHeldOut + 1).Average(year => Math.Pow(said(year) - Numbers[year - FirstYear], 2)));
    }
}
