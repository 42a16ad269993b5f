namespace CompiledNet;

/// <summary>
/// Brings every column to mean 0 and standard deviation 1: <c>x' = (x − μ)/σ</c>, with μ and σ of the rows that it was
/// fitted to. Fit it to the training rows alone and apply the same to all others.
/// </summary>
/// <remarks>
/// σ divides by the number of rows, as scikit-learn's <c>StandardScaler</c>. A column whose values are all equal is
/// shifted but not scaled. Means and deviations are computed in double by two passes.
/// </remarks>
public sealed class Standardizer
{
    private readonly float[] _means;
    private readonly float[] _standardDeviations;

    private Standardizer(float[] means, float[] standardDeviations)
    {
        _means = means;
        _standardDeviations = standardDeviations;
    }

    /// <summary>The mean μ of each column.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>The standard deviation σ of each column; 0 where all values are equal.</summary>
    public ReadOnlySpan<float> StandardDeviations => _standardDeviations;

    /// <summary>Measures the input columns of a dataset.</summary>
    /// <exception cref="ArgumentException">An input is NaN or infinite.</exception>
    public static Standardizer Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs, data.InputSize);
    }

    /// <summary>Measures the columns of row-major values.</summary>
    /// <param name="values">At least one row.</param>
    /// <param name="columnCount">The number of values in a row.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or a value is NaN or infinite.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> values, int columnCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        if (values.IsEmpty || values.Length % columnCount != 0)
            throw new ArgumentException($"There are {values.Length} values; at least one row is needed, and whole rows of {columnCount}.", nameof(values));
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                throw new ArgumentException($"Column {i % columnCount} of row {i / columnCount} is {values[i]}; only finite values have a mean.", nameof(values));
        }

        var means = new float[columnCount];
        var standardDeviations = new float[columnCount];
        for (int column = 0; column < columnCount; column++)
            (means[column], standardDeviations[column]) = Measure(values, column, columnCount);
        return new Standardizer(means, standardDeviations);
    }

    /// <summary>The dataset with standardised inputs.</summary>
    /// <exception cref="ArgumentException">The dataset has another number of input columns.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != _means.Length)
            throw new ArgumentException($"The dataset has {data.InputSize} input columns; the standardizer was fitted to {_means.Length}.", nameof(data));
        var standardized = new float[data.Inputs.Length];
        Apply(data.Inputs, standardized);
        return data.WithInputs(standardized, data.InputSize);
    }

    /// <summary>Standardises rows: <c>(x − μ)/σ</c>. Allocates nothing.</summary>
    /// <param name="values">Whole rows.</param>
    /// <param name="standardized">Just as long; may be the same memory.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or the spans differ in length.</exception>
    public void Apply(ReadOnlySpan<float> values, Span<float> standardized)
    {
        RequireRows(values, nameof(values), standardized, nameof(standardized));
        for (int i = 0, column = 0; i < values.Length; i++, column = column + 1 == _means.Length ? 0 : column + 1)
            standardized[i] = (values[i] - _means[column]) / Scale(column);
    }

    /// <summary>Undoes <see cref="Apply(ReadOnlySpan{float}, Span{float})"/>: <c>x'·σ + μ</c>. Allocates nothing.</summary>
    /// <param name="standardized">Whole rows.</param>
    /// <param name="values">Just as long; may be the same memory.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or the spans differ in length.</exception>
    public void Invert(ReadOnlySpan<float> standardized, Span<float> values)
    {
        RequireRows(standardized, nameof(standardized), values, nameof(values));
        for (int i = 0, column = 0; i < values.Length; i++, column = column + 1 == _means.Length ? 0 : column + 1)
            values[i] = standardized[i] * Scale(column) + _means[column];
    }

    private static (float Mean, float StandardDeviation) Measure(ReadOnlySpan<float> values, int column, int columnCount)
    {
        // Equal values are recognised as such: the rounding of their mean would else count as a deviation.
        bool equal = true;
        double sum = 0;
        int count = values.Length / columnCount;
        for (int i = column; i < values.Length; i += columnCount)
        {
            equal &= values[i] == values[column];
            sum += values[i];
        }
        if (equal)
            return (values[column], 0);

        double mean = sum / count;
        double squares = 0;
        for (int i = column; i < values.Length; i += columnCount)
            squares += (values[i] - mean) * (values[i] - mean);
        return ((float)mean, (float)Math.Sqrt(squares / count));
    }

    /// <summary>What a column is divided by. A deviation that rounds to zero as a float does not scale either.</summary>
    private float Scale(int column) => _standardDeviations[column] == 0 ? 1f : _standardDeviations[column];

    private void RequireRows(ReadOnlySpan<float> source, string sourceName, Span<float> destination, string destinationName)
    {
        if (source.Length % _means.Length != 0)
            throw new ArgumentException($"There are {source.Length} values; whole rows of {_means.Length} are needed.", sourceName);
        if (destination.Length != source.Length)
            throw new ArgumentException($"There is room for {destination.Length} values; {source.Length} are needed.", destinationName);
    }
}
