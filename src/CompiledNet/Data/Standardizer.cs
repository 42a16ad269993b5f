namespace CompiledNet;

/// <summary>
/// Brings every column to mean 0 and standard deviation 1: <c>x' = (x − μ)/σ</c>, with μ and σ of the rows that it was
/// fitted to. Fit it to the training rows alone and apply the same to all others.
/// </summary>
/// <remarks>
/// σ divides by the number of rows, as scikit-learn's <c>StandardScaler</c>. A column whose values are all equal is
/// shifted but not scaled. Everything is measured, kept and computed in double, and a result rounded once to float: so columns
/// far from zero keep their differences, and no difference overflows.
/// </remarks>
public sealed class Standardizer
{
    private readonly double[] _means;
    private readonly double[] _standardDeviations;
    private readonly double[] _scales;
    private readonly float[] _roundedMeans;
    private readonly float[] _roundedStandardDeviations;

    /// <summary>A standardizer with known means and deviations, such as scikit-learn's <c>mean_</c> and <c>sqrt(var_)</c>.</summary>
    /// <param name="means">The mean μ of each column, at least one.</param>
    /// <param name="standardDeviations">The standard deviation σ of each column, at least 0; a column with 0 is not scaled.</param>
    /// <exception cref="ArgumentException">
    /// There are not as many deviations as means, or none; or one is NaN, infinite, or a deviation negative.
    /// </exception>
    public Standardizer(ReadOnlySpan<double> means, ReadOnlySpan<double> standardDeviations)
        : this(means.ToArray(), standardDeviations.ToArray())
    {
        if (means.IsEmpty)
            throw new ArgumentException("At least one column is needed; there is none.", nameof(means));
        if (standardDeviations.Length != means.Length)
            throw new ArgumentException($"There are {means.Length} means, so {means.Length} standard deviations are needed; there are {standardDeviations.Length}.", nameof(standardDeviations));
        int column = FirstInvalidColumn(means, standardDeviations);
        if (column >= 0)
            throw new ArgumentException($"Column {column} has the mean {means[column]} and the standard deviation {standardDeviations[column]}; finite numbers are needed, and a deviation of at least 0.", double.IsFinite(means[column]) ? nameof(standardDeviations) : nameof(means));
    }

    private Standardizer(double[] means, double[] standardDeviations)
    {
        _means = means;
        _standardDeviations = standardDeviations;
        _scales = Array.ConvertAll(standardDeviations, value => value == 0 ? 1 : value);
        _roundedMeans = Array.ConvertAll(means, value => (float)value);
        _roundedStandardDeviations = Array.ConvertAll(standardDeviations, value => (float)value);
    }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _means.Length;

    /// <summary>The mean μ of each column, rounded to float.</summary>
    public ReadOnlySpan<float> Means => _roundedMeans;

    /// <summary>The standard deviation σ of each column, rounded to float; 0 where all values are equal.</summary>
    public ReadOnlySpan<float> StandardDeviations => _roundedStandardDeviations;

    /// <summary>The mean μ of each column, as it is subtracted.</summary>
    public ReadOnlySpan<double> PreciseMeans => _means;

    /// <summary>The standard deviation σ of each column, as it is divided by; 0 where all values are equal.</summary>
    public ReadOnlySpan<double> PreciseStandardDeviations => _standardDeviations;

    /// <summary>Measures the input columns of a dataset.</summary>
    /// <exception cref="ArgumentException">An input is NaN or infinite.</exception>
    public static Standardizer Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs, data.InputSize);
    }

    /// <summary>Measures the columns of a dataset that a network takes as numbers; indices are left as they are.</summary>
    /// <typeparam name="TNetwork">The network that the dataset is for.</typeparam>
    /// <param name="data">At least one row of the network's inputs.</param>
    /// <exception cref="ArgumentException">The rows do not have the network's size, or an input that is measured is NaN or infinite.</exception>
    public static Standardizer Fit<TNetwork>(Dataset data)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != TNetwork.Description.InputSize)
            throw new ArgumentException($"The dataset has {data.InputSize} input columns; {TNetwork.Description.Name} takes {TNetwork.Description.InputSize}.", nameof(data));
        return Fit(data, TNetwork.Description.IndexInputs);
    }

    /// <summary>Measures the input columns of a dataset but for those that are left as they are.</summary>
    /// <param name="data">At least one row.</param>
    /// <param name="leftColumns">
    /// The numbers of columns, from 0, that are not to be changed, such as indices of categories: they get μ = 0 and σ = 0, so that
    /// every value, NaN too, comes out as it is.
    /// </param>
    /// <exception cref="ArgumentException">An input that is measured is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Standardizer Fit(Dataset data, IReadOnlyCollection<int> leftColumns)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs, data.InputSize, leftColumns);
    }

    /// <summary>Measures the columns of row-major values.</summary>
    /// <param name="values">At least one row.</param>
    /// <param name="columnCount">The number of values in a row.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or a value is NaN or infinite.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> values, int columnCount) => Fit(values, columnCount, []);

    /// <summary>Measures the columns of row-major values but for those that are left as they are.</summary>
    /// <param name="values">At least one row.</param>
    /// <param name="columnCount">The number of values in a row.</param>
    /// <param name="leftColumns">The numbers of columns, from 0, that are not to be changed.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or a value that is measured is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> values, int columnCount, IReadOnlyCollection<int> leftColumns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        ArgumentNullException.ThrowIfNull(leftColumns);
        var isLeft = new bool[columnCount];
        foreach (int column in leftColumns)
        {
            if ((uint)column >= (uint)columnCount)
                throw new ArgumentOutOfRangeException(nameof(leftColumns), column, $"There is no column {column}; the columns are 0 to {columnCount - 1}.");
            isLeft[column] = true;
        }

        if (values.IsEmpty || values.Length % columnCount != 0)
            throw new ArgumentException($"There are {values.Length} values; at least one row is needed, and whole rows of {columnCount}.", nameof(values));
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]) && !isLeft[i % columnCount])
                throw new ArgumentException($"Column {i % columnCount} of row {i / columnCount} is {values[i]}; only finite values have a mean.", nameof(values));
        }

        double[] means = ColumnStatistics.Means(values, columnCount);
        double[] standardDeviations = ColumnStatistics.StandardDeviations(values, means);
        for (int column = 0; column < columnCount; column++)
        {
            if (isLeft[column])
                means[column] = standardDeviations[column] = 0;
        }

        return new Standardizer(means, standardDeviations);
    }

    /// <summary>
    /// Brings the columns of these rows to [0, 1] instead: μ is the smallest value of a column and σ the largest less the smallest, as scikit-learn's
    /// <c>MinMaxScaler</c>. A column whose values are all equal is shifted but not scaled.
    /// </summary>
    /// <exception cref="ArgumentException">An input is NaN or infinite.</exception>
    public static Standardizer FitRange(Dataset data)
    {
        // It refuses what is not finite.
        int columnCount = Fit(data).ColumnCount;
        var smallest = new double[columnCount];
        var ranges = new double[columnCount];
        for (int column = 0; column < smallest.Length; column++)
        {
            float least = float.PositiveInfinity, most = float.NegativeInfinity;
            for (int row = 0; row < data.Count; row++)
            {
                least = Math.Min(least, data.Input(row)[column]);
                most = Math.Max(most, data.Input(row)[column]);
            }

            smallest[column] = least;
            ranges[column] = (double)most - least;
        }

        return new Standardizer(smallest, ranges);
    }

    /// <summary>Reads a standardizer that <see cref="Save(string)"/> wrote.</summary>
    /// <param name="path">The file to read.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else. The message names the file and what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Standardizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileReading.Read(path, "the standardizer", SafetensorsReader.ReadStandardizer);
    }

    /// <summary>Reads a standardizer from where a stream stands, and leaves it behind the last value.</summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <exception cref="InvalidDataException">The data are damaged, or are something else.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Standardizer Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SafetensorsReader.ReadStandardizer(stream);
    }

    /// <summary>
    /// Writes a file of its own, replacing one that is there, as <see cref="ParameterFile"/> does. (To keep it with a network, see
    /// <see cref="ParameterFile.Save{TNetwork}(string, ParameterBuffer{TNetwork}, Standardizer)"/>.)
    /// </summary>
    /// <param name="path">The file to write, by custom <c>*.safetensors</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to a directory, a device, a pipe or a socket.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or no file be created beside it.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileReplacement.Write(path, Save);
    }

    /// <summary>Writes to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write(stream, this);
    }

    /// <summary>The dataset with standardised inputs.</summary>
    /// <exception cref="ArgumentException">The dataset has another number of input columns.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != ColumnCount)
            throw new ArgumentException($"The dataset has {data.InputSize} input columns; the standardizer has {ColumnCount}.", nameof(data));
        var standardized = new float[data.Inputs.Length];
        Apply(data.Inputs, standardized);
        return data.WithInputs(standardized, data.InputSize);
    }

    /// <summary>Standardises rows: <c>(x − μ)/σ</c>, computed in double and rounded once. Allocates nothing.</summary>
    /// <param name="values">Whole rows.</param>
    /// <param name="standardized">Just as long; may be the same memory.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or the spans differ in length.</exception>
    public void Apply(ReadOnlySpan<float> values, Span<float> standardized)
    {
        RequireRows(values, nameof(values), standardized, nameof(standardized));
        for (int start = 0; start < values.Length; start += _means.Length)
        {
            ReadOnlySpan<float> row = values.Slice(start, _means.Length);
            Span<float> result = standardized.Slice(start, _means.Length);
            for (int column = 0; column < row.Length; column++)
                result[column] = (float)((row[column] - _means[column]) / _scales[column]);
        }
    }

    /// <summary>
    /// Undoes <see cref="Apply(ReadOnlySpan{float}, Span{float})"/>: <c>x'·σ + μ</c>, computed in double and rounded once.
    /// Allocates nothing.
    /// </summary>
    /// <param name="standardized">Whole rows.</param>
    /// <param name="values">Just as long; may be the same memory.</param>
    /// <exception cref="ArgumentException">There are no whole rows, or the spans differ in length.</exception>
    public void Invert(ReadOnlySpan<float> standardized, Span<float> values)
    {
        RequireRows(standardized, nameof(standardized), values, nameof(values));
        for (int start = 0; start < values.Length; start += _means.Length)
        {
            ReadOnlySpan<float> row = standardized.Slice(start, _means.Length);
            Span<float> result = values.Slice(start, _means.Length);
            for (int column = 0; column < row.Length; column++)
                result[column] = (float)(row[column] * _scales[column] + _means[column]);
        }
    }

    /// <summary>The first column whose mean or deviation a standardizer cannot have; -1 if there is none.</summary>
    internal static int FirstInvalidColumn(ReadOnlySpan<double> means, ReadOnlySpan<double> standardDeviations)
    {
        for (int column = 0; column < means.Length; column++)
        {
            if (!double.IsFinite(means[column]) || !double.IsFinite(standardDeviations[column]) || standardDeviations[column] < 0)
                return column;
        }
        return -1;
    }

    private void RequireRows(ReadOnlySpan<float> source, string sourceName, Span<float> destination, string destinationName)
    {
        if (source.Length % _means.Length != 0)
            throw new ArgumentException($"There are {source.Length} values; whole rows of {_means.Length} are needed.", sourceName);
        if (destination.Length != source.Length)
            throw new ArgumentException($"There is room for {destination.Length} values; {source.Length} are needed.", destinationName);
    }
}
