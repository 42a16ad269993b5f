namespace CompiledNet.Training.Tests;

public class ScoreEdgeTests
{
    [Fact]
    public void A_class_that_is_never_seen_counts_only_where_it_is_taken()
    {
        var matrix = ConfusionMatrix.Of([0, 0, 1], [0, 2, 1], 4);

        Assert.Equal((0.5 + 1) / 2, matrix.BalancedAccuracy());
        Assert.Equal((1 + 1 + 0) / 3.0, matrix.Precision(ClassAverage.Macro));
        Assert.Equal(0, matrix.F1(3));
    }

    [Fact]
    public void One_prediction_for_all_has_no_correlation() =>
        Assert.Equal(0, ConfusionMatrix.Of([0, 1, 0], [1, 1, 1], 2).MatthewsCorrelation());

    [Fact]
    public void Of_equal_outputs_the_first_are_the_larger_ones_and_NaN_is_never_found()
    {
        Assert.Equal(1, ProbabilityScores.TopKAccuracy([0.5f, 0.5f, 0.5f], [1], 3, 2));
        Assert.Equal(0, ProbabilityScores.TopKAccuracy([0.5f, 0.5f, 0.5f], [2], 3, 2));
        Assert.Equal(0, ProbabilityScores.TopKAccuracy([float.NaN, 0.5f], [1], 2, 1));
        Assert.Equal(0, ProbabilityScores.TopKAccuracy([float.NaN, 0.5f], [0], 2, 2));
    }

    [Fact]
    public void Ties_count_half() => Assert.Equal(0.5, ThresholdCurve.Of([0.3f, 0.3f], [0, 1]).RocArea);

    [Fact]
    public void Input_that_cannot_be_scored_is_refused()
    {
        Assert.Throws<ArgumentException>("labels", () => ThresholdCurve.Of([1f], []));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => ThresholdCurve.Of([1f], [2]));
        Assert.Throws<ArgumentException>("scores", () => ThresholdCurve.Of([float.NaN], [1]));
        Assert.Throws<ArgumentException>("labels", () => ProbabilityScores.LogLoss([0.5f, 0.5f], [1, 0], 2));
        Assert.Throws<ArgumentOutOfRangeException>("probabilities", () => Calibration.Curve([1.5f], [1]));
        Assert.Throws<ArgumentException>("predictions", () => RegressionScores.Of([1f, 2f], [1f]));
    }

    [Fact]
    public void Equal_targets_have_a_determination_of_one_or_zero()
    {
        Assert.Equal(1, RegressionScores.Of([2f, 2f], [2f, 2f]).R2);
        Assert.Equal(0, RegressionScores.Of([2f, 2f], [2f, 3f]).R2);
        Assert.Equal(double.NaN, RegressionScores.Of([2f], [2f]).R2);
    }
}
