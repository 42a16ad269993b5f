namespace CompiledNet.Training.Tests;

public class DatasetTests
{
    [Fact]
    public void Rows_are_read_as_they_were_given()
    {
        Dataset data = Dataset.WithTargets([1f, 2f, 3f, 4f], 2, [5f, 6f, 7f, 8f, 9f, 10f], 3);

        Assert.Equal(2, data.Count);
        Assert.False(data.HasLabels);
        Assert.Equal([3f, 4f], data.Input(1).ToArray());
        Assert.Equal([8f, 9f, 10f], data.Target(1).ToArray());
        Assert.Throws<InvalidOperationException>(() => data.Label(0));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => data.Input(2).Length);
    }

    [Fact]
    public void Labels_are_read_as_they_were_given()
    {
        Dataset data = Dataset.WithLabels([1f, 2f, 3f], 1, [4, 0, 1]);

        Assert.True(data.HasLabels);
        Assert.Equal(4, data.Label(0));
        Assert.Equal([4, 0, 1], data.Labels.ToArray());
        Assert.Throws<InvalidOperationException>(() => data.Target(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => data.Label(-1));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused_with_what_is_needed()
    {
        Refused("inputs", "whole rows of 2", () => Dataset.WithTargets([1f, 2f, 3f], 2, [1f]));
        Refused("inputs", "at least one row", () => Dataset.WithLabels([], 2, []));
        Refused("targets", "4 targets are needed (2 a row); there are 3", () => Dataset.WithTargets([1f, 2f], 1, [1f, 2f, 3f], 2));
        Refused("labels", "2 labels are needed; there are 1", () => Dataset.WithLabels([1f, 2f], 1, [0]));
        Refused("labels", "The label of row 1 is -1", () => Dataset.WithLabels([1f, 2f], 1, [0, -1]));
        Refused("inputSize", "", () => Dataset.WithLabels([1f], 0, [0]));
        Refused("targetSize", "", () => Dataset.WithTargets([1f], 1, [], 0));
    }

    [Fact]
    public void Select_copies_rows_in_the_order_named()
    {
        Dataset data = Dataset.WithLabels([1f, 2f, 3f], 1, [4, 5, 6]).Select([2, 0, 2]);

        Assert.Equal([3f, 1f, 3f], data.Inputs.ToArray());
        Assert.Equal([6, 4, 6], data.Labels.ToArray());
    }

    [Fact]
    public void Split_puts_every_row_on_one_side()
    {
        (Dataset train, Dataset test) = Numbered(100).Split(0.25, seed: 1);

        Assert.Equal(75, train.Count);
        Assert.Equal(25, test.Count);
        float[] all = [.. train.Inputs, .. test.Inputs];
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (float)row), all.Order());
        Assert.NotEqual(all.Order(), all);
    }

    [Fact]
    public void Split_keeps_inputs_and_targets_together()
    {
        (Dataset train, Dataset test) = Numbered(50).Split(0.5, seed: 1);

        foreach (Dataset side in new[] { train, test })
            Assert.Equal(side.Inputs.ToArray().Select(input => -input), side.Targets.ToArray());
    }

    [Fact]
    public void Split_gives_every_class_its_share_of_both_sides()
    {
        // 60, 30 and 10 rows; a fifth of them are 12, 6 and 2.
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2)];

        (Dataset train, Dataset test) = Dataset.WithLabels(new float[100], 1, labels).Split(0.2, seed: 1);

        Assert.Equal([12, 6, 2], CountsOf(test));
        Assert.Equal([48, 24, 8], CountsOf(train));
    }

    [Fact]
    public void Split_hands_out_the_rows_left_over_by_the_largest_remainder()
    {
        // A quarter of 5, 6 and 9 rows is 1.25, 1.5 and 2.25: five rows are 1, 2 and 2.
        int[] labels = [.. Enumerable.Repeat(0, 5), .. Enumerable.Repeat(1, 6), .. Enumerable.Repeat(2, 9)];

        (_, Dataset test) = Dataset.WithLabels(new float[20], 1, labels).Split(0.25, seed: 1);

        Assert.Equal([1, 2, 2], CountsOf(test));
    }

    [Fact]
    public void Split_mixes_the_classes()
    {
        int[] labels = [.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 50)];

        (Dataset train, _) = Dataset.WithLabels(new float[100], 1, labels).Split(0.2, seed: 1);

        // 40 of each in random order: a first half of one class alone has a probability of 1e-23.
        Assert.InRange(train.Labels[..40].Count(0), 5, 35);
    }

    [Fact]
    public void The_same_seed_splits_alike_and_another_does_not()
    {
        Assert.Equal(Numbered(30).Split(0.5, 3).Test.Inputs.ToArray(), Numbered(30).Split(0.5, 3).Test.Inputs.ToArray());
        Assert.NotEqual(Numbered(30).Split(0.5, 3).Test.Inputs.ToArray(), Numbered(30).Split(0.5, 4).Test.Inputs.ToArray());
    }

    /// <remarks>Worked out apart from the library, in Python: the rows are a part of what a seed means.</remarks>
    [Fact]
    public void A_split_is_the_same_on_every_machine()
    {
        (Dataset train, Dataset test) = Numbered(10).Split(0.3, seed: 7);

        Assert.Equal([3f, 7f, 4f, 0f, 8f, 5f, 2f], train.Inputs.ToArray());
        Assert.Equal([1f, 6f, 9f], test.Inputs.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(0.01)]
    [InlineData(0.99)]
    public void A_fraction_that_leaves_a_side_empty_is_refused(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>("testFraction", () => Numbered(10).Split(fraction));

    private static Dataset Numbered(int count) => Dataset.WithTargets(
        [.. Enumerable.Range(0, count).Select(row => (float)row)], 1, [.. Enumerable.Range(0, count).Select(row => -(float)row)]);

    private static int[] CountsOf(Dataset data) =>
        [.. data.Labels.ToArray().GroupBy(label => label).OrderBy(group => group.Key).Select(group => group.Count())];

    private static void Refused(string parameter, string message, Func<Dataset> create)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(create);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_rows_than_an_array_holds_are_refused_with_both_sizes()
    {
        Dataset data = Dataset.WithLabels(new float[32_768], 32_768, [0]);

        var exception = Assert.Throws<ArgumentException>("rows", () => data.Select(new int[70_000]));

        Assert.Contains("70000 rows of 32768 inputs are 2293760000 values", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_class_are_left_out()
    {
        Dataset data = Dataset.WithLabels([1f, 2f, 3f, 4f], 1, [2, -100, 0, -100], ignoreIndex: -100);

        Assert.Equal([1f, 3f], data.Inputs.ToArray());
        Assert.Equal([2, 0], data.Labels.ToArray());
        Assert.Throws<ArgumentException>(() => Dataset.WithLabels([1f, 2f], 1, [-1, 0], ignoreIndex: 0));
        Assert.Contains("All 2 rows", Assert.Throws<ArgumentException>(() => Dataset.WithLabels([1f, 2f], 1, [7, 7], ignoreIndex: 7)).Message, StringComparison.Ordinal);
    }
}
