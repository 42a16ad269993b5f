namespace CompiledNet;

/// <summary>Puts values in the place of those that are missing (NaN): for each column one, measured on the rows that it was fitted to.</summary>
/// <remarks>Fit it to the training rows alone, before a <see cref="Standardizer"/>.</remarks>
public sealed class Imputer
{
    private readonly float[] _values;

    /// <summary>An imputer with known values.</summary>
    /// <param name="values">A finite value for each column, at least one.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public Imputer(params ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("At least one column is needed; there is none.", nameof(values));
        _values = values.ToArray();
        if (Array.FindIndex(_values, value => !float.IsFinite(value)) is >= 0 and int column)
            throw new ArgumentException($"Column {column} would get {_values[column]}; finite values are needed.", nameof(values));
    }

    /// <summary>The value of each column.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Takes the mean of the values that are there in each column, computed in double.</summary>
    /// <exception cref="ArgumentException">A column has no value, or one is infinite.</exception>
    public static Imputer FitMean(Dataset data) => Fit(data, static column => (float)column.Average(value => (double)value));

    /// <summary>Takes the median of the values that are there in each column, of an even number the mean of both in the middle.</summary>
    /// <exception cref="ArgumentException">A column has no value, or one is infinite.</exception>
    public static Imputer FitMedian(Dataset data) => Fit(data, static column =>
    {
        Array.Sort(column);
        return (float)(((double)column[(column.Length - 1) / 2] + column[column.Length / 2]) / 2);
    });

    /// <summary>The dataset without missing inputs.</summary>
    /// <exception cref="ArgumentException">The dataset has another number of input columns.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != _values.Length)
            throw new ArgumentException($"The dataset has {data.InputSize} input columns; the imputer has {_values.Length}.", nameof(data));
        float[] inputs = data.Inputs.ToArray();
        Apply(inputs);
        return data.WithInputs(inputs, data.InputSize);
    }

    /// <summary>Replaces what is missing in rows. Allocates nothing.</summary>
    /// <param name="rows">Whole rows.</param>
    /// <exception cref="ArgumentException">There are no whole rows.</exception>
    public void Apply(Span<float> rows)
    {
        if (rows.Length % _values.Length != 0)
            throw new ArgumentException($"There are {rows.Length} values; whole rows of {_values.Length} are needed.", nameof(rows));
        for (int i = 0; i < rows.Length; i++)
        {
            if (float.IsNaN(rows[i]))
                rows[i] = _values[i % _values.Length];
        }
    }

    private static Imputer Fit(Dataset data, Func<float[], float> value)
    {
        ArgumentNullException.ThrowIfNull(data);
        var values = new float[data.InputSize];
        for (int column = 0; column < values.Length; column++)
        {
            float[] present = [.. Enumerable.Range(0, data.Count).Select(row => data.Input(row)[column]).Where(entry => !float.IsNaN(entry))];
            if (present.Length == 0)
                throw new ArgumentException($"Column {column} has no value in any row.", nameof(data));
            if (Array.Exists(present, float.IsInfinity))
                throw new ArgumentException($"Column {column} has an infinite value.", nameof(data));
            values[column] = value(present);
        }

        return new Imputer(values);
    }
}
