namespace CompiledNet.Display;

/// <summary>Numbers as a line of characters, the higher the larger.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    // For terminals without Unicode.
    private const string Marks = "_.-:=+*#";

    /// <summary>A character for each value: the lowest one for the smallest value, the highest for the largest.</summary>
    public static string Of(ReadOnlySpan<double> values, bool unicode)
    {
        string levels = unicode ? Blocks : Marks;
        double smallest = double.PositiveInfinity;
        double largest = double.NegativeInfinity;
        foreach (double value in values)
        {
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        var line = new char[values.Length];
        for (int i = 0; i < line.Length; i++)
        {
            double height = largest > smallest ? (values[i] - smallest) / (largest - smallest) : 0;
            line[i] = levels[Math.Min((int)(height * levels.Length), levels.Length - 1)];
        }

        return new string(line);
    }
}
