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
}
