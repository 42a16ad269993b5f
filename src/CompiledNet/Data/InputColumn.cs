using System.Collections.Immutable;
using System.Globalization;

namespace CompiledNet;

/// <summary>A column of a table, as inputs of a network: of numbers, which are an input each; or of categories, each of which is an input that is 1 or 0.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Categories">The values that it may have, in ascending order of their characters, each once; empty for numbers.</param>
/// <exception cref="ArgumentException">The categories are not in ascending order.</exception>
public sealed record InputColumn(string Name, ImmutableArray<string> Categories)
{
    /// <summary>A column of numbers.</summary>
    /// <param name="name">Its name.</param>
    public InputColumn(string name)
        : this(name, [])
    {
    }

    /// <summary>The values that it may have, in ascending order of their characters, each once; empty for numbers.</summary>
    /// <exception cref="ArgumentException">They are not in ascending order.</exception>
    public ImmutableArray<string> Categories
    {
        get;
        init => field = Ascending(value);
    } = Ascending(Categories);

    /// <summary>Whether it holds categories, and not numbers.</summary>
    public bool IsCategorical => !Categories.IsEmpty;

    /// <summary>The number of inputs that it becomes: one for each category.</summary>
    public int Width => IsCategorical ? Categories.Length : 1;

    /// <summary>A column with the categories that occur in training rows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values; null where one is missing.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static InputColumn Fit(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        ImmutableArray<string> categories = [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return categories.IsEmpty ? throw new ArgumentException($"The column '{name}' has no value.", nameof(values)) : new InputColumn(name, categories);
    }

    /// <summary>The number of a category, or −1 if it is none of them.</summary>
    public int IndexOf(ReadOnlySpan<char> value)
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

    /// <summary>Writes the inputs that a value becomes. Allocates nothing.</summary>
    /// <param name="value">A category, or a number as the culture writes it; nothing where it is missing: then a number is NaN, for <see cref="Imputer"/>, and all categories are 0.</param>
    /// <param name="inputs"><see cref="Width"/> inputs.</param>
    /// <param name="culture">How numbers are written; the invariant culture if null.</param>
    /// <exception cref="ArgumentException">There is another number of inputs.</exception>
    /// <exception cref="FormatException">The value is not one of the categories, or not a finite number. Nothing was written.</exception>
    public void Encode(ReadOnlySpan<char> value, Span<float> inputs, CultureInfo? culture = null)
    {
        if (inputs.Length != Width)
            throw new ArgumentException($"The column '{Name}' becomes {Width} inputs; there are {inputs.Length}.", nameof(inputs));
        if (!IsCategorical)
        {
            float number = float.NaN;
            if (!value.IsEmpty && !(float.TryParse(value, NumberStyles.Float, culture ?? CultureInfo.InvariantCulture, out number) && float.IsFinite(number)))
                throw new FormatException($"Column '{Name}': '{value}' is not a finite number.");
            inputs[0] = number;
            return;
        }

        int category = value.IsEmpty ? -1 : IndexOf(value);
        if (category < 0 && !value.IsEmpty)
            throw new FormatException($"Column '{Name}': '{value}' is none of its categories, which are {string.Join(", ", Categories)}.");
        inputs.Clear();
        if (category >= 0)
            inputs[category] = 1;
    }

    /// <inheritdoc/>
    public bool Equals(InputColumn? other) =>
        other is not null && Name == other.Name && Categories.AsSpan().SequenceEqual(other.Categories.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Width);

    private static ImmutableArray<string> Ascending(ImmutableArray<string> categories)
    {
        if (categories.IsDefault)
            return [];
        // They are searched by halves.
        for (int i = 1; i < categories.Length; i++)
        {
            if (string.CompareOrdinal(categories[i - 1], categories[i]) >= 0)
                throw new ArgumentException($"Categories are in ascending order of their characters; '{categories[i - 1]}' stands before '{categories[i]}'.", nameof(categories));
        }

        return categories;
    }
}
