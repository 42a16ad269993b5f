namespace CompiledNet.Samples;

/// <summary>A guitar made of formulas: strings that are plucked, and die away, the higher partials faster.</summary>
/// <param name="Plucks">When each string is plucked, its frequency and how hard.</param>
public sealed record PluckedStrings(PluckedStrings.Pluck[] Plucks)
{
    private const int Partials = 6;

    // The lowest notes of the pentatonic scale on E.
    private static readonly double[] Scale = [82.41, 98.0, 110.0, 123.47, 146.83, 164.81, 196.0, 220.0, 246.94, 293.66, 329.63];

    /// <summary>One string that is plucked.</summary>
    /// <param name="Time">When, in seconds.</param>
    /// <param name="Frequency">Of its first partial, in hertz.</param>
    /// <param name="Strength">The amplitude of its first partial.</param>
    public sealed record Pluck(double Time, double Frequency, double Strength);

    /// <summary>Drawn notes and chords, about six plucks a second.</summary>
    public static PluckedStrings Draw(double seconds, int seed)
    {
        var random = new Random(seed);
        var plucks = new List<Pluck>();
        for (double time = 0.02; time < seconds; time += 0.12 + 0.25 * random.NextDouble())
        {
            int first = random.Next(Scale.Length - 4);
            plucks.Add(new Pluck(time, Scale[first], 0.1 + 0.5 * random.NextDouble()));
            if (random.Next(3) == 0)
                plucks.Add(new Pluck(time + 0.01, Scale[first + 3], 0.1 + 0.4 * random.NextDouble()));
        }

        return new PluckedStrings([.. plucks]);
    }

    /// <summary>The sound at a time.</summary>
    /// <param name="time">In seconds.</param>
    public double At(double time)
    {
        double sum = 0;
        foreach (Pluck pluck in Plucks)
        {
            double since = time - pluck.Time;
            if (since is < 0 or > 1.5)
                continue;
            // A pluck begins within a millisecond, not at once.
            double begin = 1 - Math.Exp(-since / 0.0005);
            for (int partial = 1; partial <= Partials; partial++)
                sum += pluck.Strength * begin / partial * Math.Exp(-since * (2.5 + partial)) * Math.Sin(2 * Math.PI * partial * pluck.Frequency * since);
        }

        return sum;
    }
}
