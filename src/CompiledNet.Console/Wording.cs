using System.Globalization;

namespace CompiledNet.Display;

/// <summary>How numbers are written: alike in every culture, because logs are read by programs too.</summary>
internal static class Wording
{
    public static string Loss(double loss) => loss.ToString("0.000000", CultureInfo.InvariantCulture);

    public static string Share(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Rate(double rate) => rate.ToString("0.###e+0", CultureInfo.InvariantCulture);

    public static string Rows(double rowsPerSecond) => rowsPerSecond.ToString("#,0", CultureInfo.InvariantCulture) + " rows/s";

    public static string Time(TimeSpan time) => time < TimeSpan.FromDays(1)
        ? time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : time.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);

    public static string Left(TimeSpan? left) => left is { } time ? $"{Time(time)} left" : "";

    public static string Epoch(FitContext context) => context.LastEpoch == int.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"epoch {context.Epoch}")
        : string.Create(CultureInfo.InvariantCulture, $"epoch {context.Epoch} of {context.LastEpoch}");

    public static string Step(FitContext context) => string.Create(CultureInfo.InvariantCulture, $"step {context.Step} of {context.StepsPerEpoch}");
}
