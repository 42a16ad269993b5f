namespace CompiledNet.Training.Tests;

public class OneHotTests
{
    [Fact]
    public void Each_label_is_a_row_with_a_1_at_the_class() =>
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f], OneHot.Encode([2, 0], 3));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_label_that_is_no_class_is_refused_before_anything_is_written(int label)
    {
        float[] row = [7f, 7f, 7f];

        Assert.Throws<ArgumentOutOfRangeException>(nameof(label), () => OneHot.Encode(label, row));

        Assert.Equal([7f, 7f, 7f], row);
    }

    [Fact]
    public void More_targets_than_an_array_holds_are_refused_with_both_sizes()
    {
        var exception = Assert.Throws<ArgumentException>("labels", () => OneHot.Encode(new int[70_000], 32_768));

        Assert.Contains("70000 rows of 32768 targets are 2293760000 values", exception.Message, StringComparison.Ordinal);
    }
}
