using CompiledNet.Tests.Shared;

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

        Assert.Equal([(float)(1 / Math.Sqrt(8.0 / 3)), 1f, 0f], standardized);
    }

    [Fact]
    public void Columns_that_are_left_come_out_as_they_are()
    {
        float[] values = [1f, 3f, float.NaN, 3f, 0f, -0f];
        var standardized = new float[6];

        Standardizer standardizer = Standardizer.Fit(values, 3, [1, 2]);
        standardizer.Apply(values, standardized);

        Assert.Equal([-1f, 3f, float.NaN, 1f, 0f, -0f], standardized);
        Assert.True(float.IsNegative(standardized[5]));
    }

    [Fact]
    public void Indices_of_a_network_are_left()
    {
        Dataset data = Dataset.WithLabels([7f, 2f, 10f, 9f, 0f, 30f], 3, [0, 1]);

        Assert.Equal([1], Cities.Description.IndexInputs);
        Assert.Equal([-1f, 2f, -1f, 1f, 0f, 1f], Standardizer.Fit<Cities>(data).Apply(data).Inputs.ToArray());
    }

    [Fact]
    public void A_dataset_of_another_size_than_the_network_is_refused()
    {
        Dataset data = Dataset.WithLabels([7f, 2f], 2, [0]);

        Assert.Equal("data", Assert.Throws<ArgumentException>(() => Standardizer.Fit<Cities>(data)).ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Columns_to_leave_that_do_not_exist_are_refused(int column) =>
        Assert.Equal("leftColumns", Assert.Throws<ArgumentOutOfRangeException>(() => Standardizer.Fit(Values, 3, [column])).ParamName);

    [Fact]
    public void Equal_values_whose_mean_would_round_are_constant_all_the_same()
    {
        float[] column = [.. Enumerable.Repeat(0.1f, 1001)];
        Standardizer standardizer = Standardizer.Fit(column, 1);

        standardizer.Apply(column, column);

        Assert.All(column, value => Assert.Equal(0f, value));
    }

    /// <remarks>Values of magnitude below 4 are rounded by at most 2⁻²³, which moves mean and deviation by no more.</remarks>
    [Fact]
    public void What_it_was_fitted_to_has_mean_0_and_deviation_1_afterwards()
    {
        Dataset data = Dataset.WithLabels([.. Noise.Uniform(300, 1).Select(value => 100 + 7 * value)], 3, new int[100]);

        Standardizer again = Standardizer.Fit(Standardizer.Fit(data).Apply(data));

        Assert.All(again.PreciseMeans.ToArray(), mean => Assert.Equal(0, mean, Math.Pow(2, -23)));
        Assert.All(again.PreciseStandardDeviations.ToArray(), deviation => Assert.Equal(1, deviation, Math.Pow(2, -23)));
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

        // Rounded once at x', which σ scales back, and once at the result, of magnitudes up to 10.
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(Values[i], values[i], 2 * 10 * Math.Pow(2, -24));
    }

    [Fact]
    public void Apply_allocates_nothing()
    {
        Standardizer standardizer = Standardizer.Fit(Values, 3);
        var row = new float[3];

        Allocations.AssertNone(() => standardizer.Apply(Values.AsSpan(0, 3), row));
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

    /// <remarks>2³⁰ + 2²⁹ and the next float: their mean lies between two floats.</remarks>
    [Fact]
    public void Neighbouring_floats_far_from_zero_keep_their_difference()
    {
        float[] times = [1_700_000_000f, float.BitIncrement(1_700_000_000f)];

        Standardizer.Fit(times, 1).Apply(times, times);

        Assert.Equal([-1f, 1f], times);
    }

    /// <remarks>Of v, v, −v the mean is v/3 and the deviation v·√(8/9), and −v is 4v/3 from the mean: more than a float holds.</remarks>
    [Fact]
    public void The_largest_floats_do_not_overflow()
    {
        float[] values = [3e38f, 3e38f, -3e38f];

        Standardizer.Fit(values, 1).Apply(values, values);

        Assert.Equal([(float)Math.Sqrt(0.5), (float)Math.Sqrt(0.5), -(float)Math.Sqrt(2)], values);
    }

    [Fact]
    public void The_smallest_floats_do_not_vanish()
    {
        float[] values = [0f, float.Epsilon];

        Standardizer.Fit(values, 1).Apply(values, values);

        Assert.Equal([-1f, 1f], values);
    }

    /// <remarks>Many rows far from zero: a sum that was rounded row by row would be off by more than the deviation.</remarks>
    [Fact]
    public void Means_of_many_rows_far_from_zero_are_exact()
    {
        float[] values = [.. Enumerable.Range(0, 100_000).Select(row => 16_777_214f + row % 3)];

        Standardizer standardizer = Standardizer.Fit(values.AsSpan(0, 99_999), 1);

        Assert.Equal(16_777_215, standardizer.PreciseMeans[0]);
        Assert.Equal(Math.Sqrt(2.0 / 3), standardizer.PreciseStandardDeviations[0]);
    }

    [Fact]
    public void Invert_gives_back_floats_far_from_zero_to_the_bit()
    {
        float[] times = [1_700_000_000f, 1_700_000_128f, 1_700_000_512f];
        float[] values = [.. times];
        Standardizer standardizer = Standardizer.Fit(times, 1);

        standardizer.Apply(values, values);
        standardizer.Invert(values, values);

        Assert.Equal(times, values);
    }

    [Fact]
    public void It_is_made_of_known_means_and_deviations()
    {
        var standardizer = new Standardizer([10, 1.5], [2, 0]);
        var standardized = new float[2];

        standardizer.Apply([14f, 2f], standardized);

        Assert.Equal(2, standardizer.ColumnCount);
        Assert.Equal([10f, 1.5f], standardizer.Means.ToArray());
        Assert.Equal([2f, 0f], standardizer.StandardDeviations.ToArray());
        Assert.Equal([2f, 0.5f], standardized);
    }

    [Fact]
    public void Means_and_deviations_that_nothing_can_have_are_refused()
    {
        Assert.Throws<ArgumentException>("means", () => new Standardizer([], []));
        Assert.Throws<ArgumentException>("standardDeviations", () => new Standardizer([1, 2], [1]));
        Assert.Throws<ArgumentException>("means", () => new Standardizer([double.NaN], [1]));
        Assert.Throws<ArgumentException>("standardDeviations", () => new Standardizer([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>("standardDeviations", () => new Standardizer([1], [-1]));
    }
}
