namespace CompiledNet;

/// <summary>What the settings of schedules may be.</summary>
internal static class ScheduleSetting
{
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public static double Factor(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A factor of the learning rate must be finite and at least 0.");

    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, NaN or infinite.</exception>
    public static double AboveZero(double value, string name) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and above 0.");

    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Duration(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
