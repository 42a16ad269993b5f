using System.Collections.Immutable;
using System.Globalization;

namespace CompiledNet.Csv;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Categories">The values that it may have, in ascending order of their characters; empty for numbers.</param>
public sealed record CsvColumn(string Name, ImmutableArray<string> Categories)
{
    /// <summary>Whether it holds categories, and not numbers.</summary>
    public bool IsCategorical => !Categories.IsEmpty;

    /// <summary>The number of inputs that it becomes: one for each category.</summary>
    public int Width => IsCategorical ? Categories.Length : 1;

    /// <summary>The number of a category, or −1.</summary>
    internal int IndexOf(ReadOnlySpan<char> value)
    {
        int low = 0, high = Categories.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = Categories[middle].AsSpan().SequenceCompareTo(value);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>Whether a text is a number, and which; one beyond the largest float is infinite.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, CultureInfo culture, out float value) =>
        float.TryParse(text, NumberStyles.Float, culture, out value);
}
