namespace CompiledNet.Training.Tests;

public class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Of([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 0, 2], 4);

    [Fact]
    public void Pairs_are_counted_by_actual_and_predicted_class()
    {
        Assert.Equal(2, Matrix[0, 0]);
        Assert.Equal(1, Matrix[0, 1]);
        Assert.Equal(1, Matrix[1, 0]);
        Assert.Equal(0, Matrix[2, 0]);
        Assert.Equal(6, Matrix.Total);
        Assert.Equal(4, Matrix.Correct);
    }

    [Fact]
    public void Accuracy_recall_and_precision_are_shares_of_the_counts()
    {
        Assert.Equal(4.0 / 6, Matrix.Accuracy);
        Assert.Equal(2.0 / 3, Matrix.Recall(0));
        Assert.Equal(0.5, Matrix.Precision(1));
        Assert.Equal(double.NaN, Matrix.Recall(3));
        Assert.Equal(double.NaN, new ConfusionMatrix(2).Accuracy);
    }

    [Fact]
    public void The_table_has_a_row_for_each_actual_class() => Assert.Equal(
        """
        actual\predicted   cat   dog  bird  fish
        cat                  2     1     0     0
        dog                  1     1     0     0
        bird                 0     0     1     0
        fish                 0     0     0     0
        """,
        Matrix.ToTable("cat", "dog", "bird", "fish"));

    [Fact]
    public void Without_names_the_classes_are_numbered() =>
        Assert.StartsWith("actual\\predicted  0  1  2  3\n0                 2  1  0  0\n", Matrix.ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new ConfusionMatrix(0));
        Assert.Throws<ArgumentException>("predicted", () => ConfusionMatrix.Of([0, 1], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => ConfusionMatrix.Of([2], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => ConfusionMatrix.Of([0], [-1], 2));
        Assert.Throws<ArgumentException>("classNames", () => Matrix.ToTable("cat"));
    }

    [Fact]
    public void More_classes_than_an_array_has_room_for_the_square_of_are_refused() =>
        Assert.Contains("at most 46340", Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new ConfusionMatrix(70_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_row_without_a_class_is_explained() =>
        Assert.Contains("an output is NaN", Assert.Throws<ArgumentOutOfRangeException>("predicted", () => ConfusionMatrix.Of([0], [-1], 2)).Message, StringComparison.Ordinal);
}
