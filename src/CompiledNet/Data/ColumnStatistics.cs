namespace CompiledNet;

/// <summary>Mean and standard deviation of the columns of row-major values, in double, a row after the other.</summary>
internal static class ColumnStatistics
{
    /// <summary>
    /// <c>μ = x₀ + Σ(x − x₀)/n</c>. Differences from the first row are small where values are large but close, and zero where all are
    /// equal, so that the mean of equal values is that value.
    /// </summary>
    /// <param name="values">At least one whole row of finite values.</param>
    /// <param name="columnCount">The number of values in a row.</param>
    public static double[] Means(ReadOnlySpan<float> values, int columnCount)
    {
        ReadOnlySpan<float> first = values[..columnCount];
        var means = new double[columnCount];
        for (int start = 0; start < values.Length; start += columnCount)
        {
            ReadOnlySpan<float> row = values.Slice(start, columnCount);
            for (int column = 0; column < row.Length; column++)
                means[column] += (double)row[column] - first[column];
        }

        int count = values.Length / columnCount;
        for (int column = 0; column < means.Length; column++)
            means[column] = first[column] + means[column] / count;
        return means;
    }

    /// <summary><c>σ = √(Σ(x − μ)²/n)</c>; 0 where all values are equal.</summary>
    /// <param name="values">At least one whole row of finite values.</param>
    /// <param name="means">The mean of each column.</param>
    public static double[] StandardDeviations(ReadOnlySpan<float> values, ReadOnlySpan<double> means)
    {
        int count = values.Length / means.Length;
        var deviations = new double[means.Length];
        for (int start = 0; start < values.Length; start += means.Length)
        {
            ReadOnlySpan<float> row = values.Slice(start, means.Length);
            for (int column = 0; column < row.Length; column++)
                deviations[column] += (row[column] - means[column]) * (row[column] - means[column]);
        }

        for (int column = 0; column < deviations.Length; column++)
            deviations[column] = Math.Sqrt(deviations[column] / count);
        return deviations;
    }
}
