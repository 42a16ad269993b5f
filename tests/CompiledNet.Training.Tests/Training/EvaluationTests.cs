namespace CompiledNet.Training.Tests;

public class EvaluationTests
{
    [Fact]
    public void The_loss_is_the_mean_over_all_rows_however_many()
    {
        // More than two blocks of rows, the last not full.
        const int Rows = 600;
        var model = new Classifier(1);
        float[] inputs = Noise.Uniform(Rows * 3, seed: 1);
        int[] labels = Noise.Labels(Rows, 3, seed: 2);

        Evaluation evaluation = model.Evaluate(Dataset.WithLabels(inputs, 3, labels));

        // Both means are of double sums; each of three block costs is rounded to float: 2⁻²⁴ of a loss below 4.
        Assert.Equal(model.ComputeLoss(inputs, labels), evaluation.Loss, 4 * Math.Pow(2, -23));
        Assert.Equal(Rows, evaluation.RowCount);
        Assert.Equal(labels.Zip(model.PredictLabels(inputs)).Count(pair => pair.First == pair.Second) / (double)Rows, evaluation.Accuracy);
    }

    [Fact]
    public void A_classifier_is_right_where_the_largest_output_is_at_the_label()
    {
        var model = new Classifier(1);
        float[] inputs = Noise.Uniform(30, seed: 1);
        int[] predicted = model.PredictLabels(inputs);
        int[] labels = [.. predicted.Select((label, row) => row < 7 ? label : (label + 1) % 3)];

        Assert.Equal(0.7, model.Evaluate(Dataset.WithLabels(inputs, 3, labels)).Accuracy);
        Assert.Equal(0.7, model.Evaluate(Dataset.WithTargets(inputs, 3, OneHot.Encode(labels, 3), 3)).Accuracy);
    }

    [Fact]
    public void Logistic_regression_is_right_where_output_and_label_are_on_the_same_side_of_one_half()
    {
        var model = new Logistic();
        model.Parameters.CopyFrom([1f, 0f, 0f]);
        float[] inputs = [-1f, 0f, 1f, 0f, 0f, 0f, 2f, 0f];

        // Outputs below, above, at and above one half.
        Assert.Equal([0, 1, 1, 1], model.PredictLabels(inputs));
        Assert.Equal(0.75, model.Evaluate(Dataset.WithLabels(inputs, 2, [0, 1, 0, 1])).Accuracy);
        Assert.Equal(0.75, model.Evaluate(Dataset.WithTargets(inputs, 2, [0f, 1f, 0f, 1f])).Accuracy);
    }

    [Fact]
    public void Regression_has_a_loss_and_no_accuracy()
    {
        var model = new Line();
        model.Parameters.CopyFrom([1f, 1f, 0f]);

        Evaluation evaluation = model.Evaluate(Dataset.WithTargets([1f, 2f, 3f, 4f], 2, [2f, 4f]));

        Assert.Equal(new Evaluation(((3.0 - 2) * (3 - 2) + (7.0 - 4) * (7 - 4)) / 2, null, 2), evaluation);
    }

    [Fact]
    public void Evaluate_changes_no_parameter()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        float[] start = trainer.Model.Parameters.ToArray();

        trainer.Evaluate(Dataset.WithLabels(new float[3], 3, [0]));

        Assert.Equal(start, trainer.Model.Parameters.ToArray());
    }

    [Fact]
    public void Data_of_another_shape_are_refused() =>
        Assert.Throws<ArgumentException>("data", () => new Line().Evaluate(Dataset.WithTargets([1f], 1, [1f])));

    [Fact]
    public void Inputs_that_are_no_rows_are_refused() =>
        Assert.Throws<ArgumentException>("inputs", () => new Line().PredictLabels([1f, 2f, 3f]));

    [Fact]
    public void A_row_of_NaN_has_no_class_and_leaves_other_rows_theirs()
    {
        var model = new GeneratedClassifier(1);
        float[] inputs = Noise.Uniform(40 * 7, seed: 1);
        int[] predicted = model.PredictLabels(inputs);
        inputs[5 * 7 + 3] = float.NaN;

        int[] labels = model.PredictLabels(inputs);

        predicted[5] = -1;
        Assert.Equal(predicted, labels);
    }

    [Fact]
    public void Rectified_units_do_not_turn_NaN_into_a_class()
    {
        float[] inputs = Noise.Uniform(20 * 64, seed: 1);
        inputs[5 * 64 + 3] = float.NaN;

        int[] labels = new Digits(1).PredictLabels(inputs);

        Assert.Equal([5], Enumerable.Range(0, 20).Where(row => labels[row] == -1));
        Assert.Equal([-1], new Digits(1).PredictLabels(inputs.AsSpan(5 * 64, 64)));
    }

    [Fact]
    public void A_row_of_NaN_is_not_counted_as_correct_whatever_its_label()
    {
        var model = new GeneratedClassifier(1);
        float[] inputs = [.. Enumerable.Repeat(float.NaN, 3 * 7)];

        Evaluation labelled = model.Evaluate(Dataset.WithLabels(inputs, 7, [0, 1, 2]));
        Evaluation targeted = model.Evaluate(Dataset.WithTargets(inputs, 7, [.. Enumerable.Repeat(float.NaN, 9)], 3));

        Assert.Equal(0, labelled.Accuracy);
        Assert.Equal(double.NaN, labelled.Loss);
        Assert.Equal(0, targeted.Accuracy);
    }

    [Fact]
    public void A_single_output_of_NaN_is_neither_yes_nor_no()
    {
        var model = new ExclusiveOr(1);
        float[] inputs = [float.NaN, 0f, 0f, float.NaN];

        Evaluation evaluation = model.Evaluate(Dataset.WithLabels(inputs, 2, [0, 1]));

        Assert.Equal([-1, -1], model.PredictLabels(inputs));
        Assert.Equal(0, evaluation.Accuracy);
        Assert.Equal(double.NaN, evaluation.Loss);
    }

    [Fact]
    public void Of_equal_outputs_the_first_is_the_class()
    {
        var model = new Classifier();
        model.Parameters.Clear();

        Assert.Equal([0, 0], model.PredictLabels(new float[6]));
    }

    /// <remarks>70,000 rows of 32,768 outputs are more than an array holds.</remarks>
    [Fact]
    public void Labels_are_predicted_in_blocks_of_rows_however_many_classes_there_are()
    {
        const int Rows = 70_000;
        float[] inputs = [.. Enumerable.Range(0, Rows).Select(row => (float)(row % 2))];

        long before = GC.GetAllocatedBytesForCurrentThread();
        int[] labels = new FirstOrLast().PredictLabels(inputs);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? 0 : FirstOrLast.Classes - 1), labels);
    }

    [Fact]
    public void A_batch_with_more_targets_than_an_array_holds_is_refused_with_both_sizes()
    {
        var trainer = new Trainer<ManyClasses>(new ManyClasses(), new Sgd());
        Dataset data = Dataset.WithLabels(new float[70_000], 1, new int[70_000]);

        var exception = Assert.Throws<ArgumentException>("BatchSize", () => trainer.Fit(data, new FitOptions { BatchSize = 70_000 }));

        Assert.Contains("70000 rows of 32768 targets are 2293760000 values", exception.Message, StringComparison.Ordinal);
    }
}
