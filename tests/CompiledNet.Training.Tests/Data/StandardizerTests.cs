namespace CompiledNet.Training.Tests;

public class StandardizerTests
{
    // Columns (1, 3, 5), (10, 10, 10) and (0, 0, 6).
    private static readonly float[] Values = [1f, 10f, 0f, 3f, 10f, 0f, 5f, 10f, 6f];

    [Fact]
    public void Fit_measures_mean_and_standard_deviation_of_every_column()
    {
        Standardizer standardizer = Standardizer.Fit(Values, 3);

        Assert.Equal([3f, 10f, 2f], standardizer.Means.ToArray());
        Assert.Equal([(float)Math.Sqrt(8.0 / 3), 0f, (float)Math.Sqrt(8)], standardizer.StandardDeviations.ToArray());
    }

    [Fact]
    public void Apply_shifts_and_scales_and_leaves_a_constant_column_unscaled()
    {
        var standardized = new float[3];

        Standardizer.Fit(Values, 3).Apply([4f, 11f, 2f], standardized);

        Assert.Equal([1f / (float)Math.Sqrt(8.0 / 3), 1f, 0f], standardized);
    }

    [Fact]
    public void Equal_values_whose_mean_would_round_are_constant_all_the_same()
    {
        float[] column = [.. Enumerable.Repeat(0.1f, 1001)];
        Standardizer standardizer = Standardizer.Fit(column, 1);

        standardizer.Apply(column, column);

        Assert.All(column, value => Assert.Equal(0f, value));
    }

    /// <remarks>n rounded values of magnitude below 4 have a mean within 4·2⁻²⁴ of what it was, and so their deviation.</remarks>
    [Fact]
    public void What_it_was_fitted_to_has_mean_0_and_deviation_1_afterwards()
    {
        Dataset data = Dataset.WithLabels([.. Noise.Uniform(300, 1).Select(value => 100 + 7 * value)], 3, new int[100]);

        Standardizer again = Standardizer.Fit(Standardizer.Fit(data).Apply(data));

        // Before the division, x − μ is off by half a unit of the last place of μ ≈ 100 (2⁻¹⁸), which σ ≈ 4 makes 2⁻²⁰.
        Assert.All(again.Means.ToArray(), mean => Assert.Equal(0, mean, Math.Pow(2, -19)));
        Assert.All(again.StandardDeviations.ToArray(), deviation => Assert.Equal(1, deviation, Math.Pow(2, -19)));
    }

    [Fact]
    public void Other_rows_are_measured_by_the_training_rows()
    {
        Dataset train = Dataset.WithLabels([0f, 2f], 1, [0, 1]);
        Dataset test = Dataset.WithLabels([3f], 1, [1]);

        Dataset standardized = Standardizer.Fit(train).Apply(test);

        Assert.Equal([2f], standardized.Inputs.ToArray());
        Assert.Equal([1], standardized.Labels.ToArray());
        Assert.Equal([3f], test.Inputs.ToArray());
    }

    [Fact]
    public void Invert_undoes_Apply()
    {
        Standardizer standardizer = Standardizer.Fit(Values, 3);
        float[] values = [.. Values];

        standardizer.Apply(values, values);
        standardizer.Invert(values, values);

        // A subtraction, a division, a product and a sum, each rounded at magnitudes up to 10.
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(Values[i], values[i], 4 * 10 * Math.Pow(2, -24));
    }

    [Fact]
    public void Apply_allocates_nothing()
    {
        Standardizer standardizer = Standardizer.Fit(Values, 3);
        var row = new float[3];
        standardizer.Apply(Values.AsSpan(0, 3), row);

        long before = GC.GetAllocatedBytesForCurrentThread();
        standardizer.Apply(Values.AsSpan(0, 3), row);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_value_that_is_not_finite_is_named()
    {
        var exception = Assert.Throws<ArgumentException>("values", () => Standardizer.Fit([1f, 2f, 3f, float.NaN], 2));
        Assert.Contains("Column 1 of row 1 is NaN", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_column_counts_are_refused()
    {
        Standardizer standardizer = Standardizer.Fit(Values, 3);

        Assert.Throws<ArgumentException>("values", () => Standardizer.Fit(Values, 2));
        Assert.Throws<ArgumentException>("data", () => standardizer.Apply(Dataset.WithLabels([1f], 1, [0])));
        Assert.Throws<ArgumentException>("values", () => standardizer.Apply([1f, 2f], new float[2]));
        Assert.Throws<ArgumentException>("standardized", () => standardizer.Apply([1f, 2f, 3f], new float[4]));
    }
}
