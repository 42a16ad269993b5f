namespace CompiledNet.Training.Tests;

public class DatasetFoldsTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 23).Select(row => row % 7 == 0 ? 1 : row % 3 == 0 ? 2 : 0)];
    private static readonly Dataset Data = Dataset.WithLabels([.. Enumerable.Range(0, 23).Select(row => (float)row)], 1, Labels);

    [Fact]
    public void Every_row_is_held_out_once_and_trained_with_otherwise()
    {
        IReadOnlyList<DatasetFold> folds = Data.Folds(5, seed: 3);

        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(fold => fold.TestRows.ToArray()).Order());
        Assert.All(folds, fold =>
        {
            Assert.Equal(fold.TestRows.ToArray().Select(row => (float)row), fold.Test.Inputs.ToArray());
            Assert.Equal(Enumerable.Range(0, 23).Select(row => (float)row), fold.Train.Inputs.ToArray().Concat(fold.Test.Inputs.ToArray()).Order());
        });
    }

    [Fact]
    public void Every_fold_has_its_share_of_every_class_and_of_all_rows()
    {
        IReadOnlyList<DatasetFold> folds = Data.Folds(4, seed: 3);

        for (int label = 0; label < 3; label++)
        {
            int rows = Labels.Count(other => other == label);
            Assert.All(folds, fold => Assert.InRange(fold.Test.Labels.ToArray().Count(other => other == label), rows / 4, (rows + 3) / 4));
        }

        Assert.All(folds, fold => Assert.InRange(fold.Test.Count, 5, 6));
        Assert.NotEqual(folds[0].TestRows.ToArray(), Data.Folds(4, seed: 4)[0].TestRows.ToArray());
        Assert.Equal(folds[0].TestRows.ToArray(), Data.Folds(4, seed: 3)[0].TestRows.ToArray());
    }

    [Fact]
    public void A_group_is_never_on_both_sides()
    {
        int[] groups = [.. Enumerable.Range(0, 23).Select(row => row * row % 11)];

        IReadOnlyList<DatasetFold> folds = Data.GroupFolds(groups, 3);

        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(fold => fold.TestRows.ToArray()).Order());
        Assert.All(folds, fold =>
        {
            var test = fold.Test.Inputs.ToArray().Select(row => groups[(int)row]).ToHashSet();
            Assert.DoesNotContain(fold.Train.Inputs.ToArray(), row => test.Contains(groups[(int)row]));
        });
        // The largest group has five rows: no fold is more than that above another.
        Assert.InRange(folds.Max(fold => fold.Test.Count) - folds.Min(fold => fold.Test.Count), 0, 5);
    }

    /// <remarks>As scikit-learn's TimeSeriesSplit(4) parts 23 rows: test sets of four, the first of them behind seven.</remarks>
    [Fact]
    public void Folds_in_time_train_with_what_was_before()
    {
        IReadOnlyList<DatasetFold> folds = Data.TimeFolds(4);

        Assert.Equal([7, 11, 15, 19], folds.Select(fold => fold.Train.Count));
        Assert.All(folds, fold => Assert.Equal(Enumerable.Range(fold.Train.Count, 4), fold.TestRows.ToArray()));
    }

    [Fact]
    public void Numbers_of_folds_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Data.Folds(1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Data.Folds(24));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Data.TimeFolds(23));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Data.GroupFolds(new int[23], 2));
        Assert.Throws<ArgumentException>("groups", () => Data.GroupFolds(new int[22], 2));
    }

    [Fact]
    public void Oversampling_repeats_rare_classes_evenly()
    {
        Dataset balanced = Data.Oversampled(seed: 1);

        int most = Enumerable.Range(0, 3).Max(label => Labels.Count(other => other == label));
        for (int label = 0; label < 3; label++)
        {
            int[] repeats = [.. Enumerable.Range(0, balanced.Count).Where(row => balanced.Label(row) == label).GroupBy(row => balanced.Input(row)[0]).Select(group => group.Count())];
            Assert.Equal(most, repeats.Sum());
            Assert.Equal(Labels.Count(other => other == label), repeats.Length);
            Assert.InRange(repeats.Max() - repeats.Min(), 0, 1);
        }

        Assert.Throws<ArgumentException>("data", () => Dataset.WithTargets([1f], 1, [1f]).Oversampled());
    }
}
