namespace CompiledNet.Training.Tests;

public class ImputerTests
{
    private static readonly Dataset Data = Dataset.WithTargets([1f, float.NaN, 4f, 8f, float.NaN, 2f, 10f, 5f], 2, [0f, 0f, 0f, 0f]);

    [Fact]
    public void Missing_values_become_the_mean_or_median_of_those_that_are_there()
    {
        Assert.Equal([5f, 5f], Imputer.FitMean(Data).Values);
        Assert.Equal([4f, 5f], Imputer.FitMedian(Data).Values);
        Assert.Equal(3f, Imputer.FitMedian(Dataset.WithTargets([1f, 5f], 1, [0f, 0f])).Values[0]);
        Assert.Equal([1f, 5f, 4f, 8f, 5f, 2f, 10f, 5f], Imputer.FitMean(Data).Apply(Data).Inputs);
    }

    [Fact]
    public void What_cannot_be_fitted_or_applied_is_refused()
    {
        Assert.Contains("Column 0", Assert.Throws<ArgumentException>("data", () => Imputer.FitMean(Dataset.WithTargets([float.NaN], 1, [0f]))).Message);
        Assert.Throws<ArgumentException>("data", () => Imputer.FitMean(Dataset.WithTargets([float.PositiveInfinity], 1, [0f])));
        Assert.Throws<ArgumentException>("data", () => new Imputer(1f).Apply(Data));
        Assert.Throws<ArgumentException>("values", () => new Imputer(float.NaN));
    }

    [Fact]
    public void Columns_are_brought_between_0_and_1_by_the_rows_that_were_seen()
    {
        Dataset train = Dataset.WithTargets([2f, 7f, 6f, 7f], 2, [0f, 0f]);

        Standardizer scaler = Standardizer.FitRange(train);

        Assert.Equal([0f, 0f, 1f, 0f], scaler.Apply(train).Inputs);
        Assert.Equal([1.5f, 1f], scaler.Apply(Dataset.WithTargets([8f, 8f], 2, [0f])).Inputs);
    }
}
