using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public class TrainerStepTests
{
    [Fact]
    public void Step_returns_the_cost_before_the_update_and_moves_against_the_gradient()
    {
        var model = new Line(seed: 1);
        float[] start = model.Parameters.ToArray();
        float[] inputs = [1f, 2f, -0.5f, 1f];
        float[] targets = [3f, -1f];
        var gradients = new ParameterBuffer<Line>();
        float cost = model.Backward(inputs, targets, gradients);
        var trainer = new Trainer<Line>(model, new Sgd { LearningRate = 0.05f });

        float returned = trainer.Step(inputs, targets);

        Assert.Equal(cost, returned);
        Assert.Equal(start.Zip(gradients.ToArray(), (w, dw) => w - 0.05f * dw), model.Parameters.ToArray());
        Assert.Equal(gradients.ToArray(), trainer.Gradients.ToArray());
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Labels_train_as_their_one_hot_rows_do()
    {
        float[] inputs = Noise.Uniform(12, seed: 1);
        int[] labels = [2, 0, 1, 1];
        var byLabels = new Trainer<Classifier>(new Classifier(1), new Adam());
        var byTargets = new Trainer<Classifier>(new Classifier(1), new Adam());

        float labelCost = byLabels.Step(inputs, labels);
        float targetCost = byTargets.Step(inputs, OneHot.Encode(labels, 3));

        Assert.Equal(targetCost, labelCost);
        Assert.Equal(byTargets.Model.Parameters.ToArray(), byLabels.Model.Parameters.ToArray());
    }

    [Fact]
    public void Step_allocates_nothing()
    {
        float[] inputs = Noise.Uniform(12, seed: 1);
        int[] labels = [2, 0, 1, 1];
        float[] targets = OneHot.Encode(labels, 3);
        var adam = new Trainer<Classifier>(new Classifier(1), new Adam());
        var momentum = new Trainer<Classifier>(new Classifier(1), new Sgd { Momentum = 0.9f });

        Allocations.AssertNone(() =>
        {
            adam.Step(inputs, targets);
            adam.Step(inputs, labels);
            momentum.Step(inputs, targets);
        });
    }

    [Fact]
    public void Steps_have_the_same_bits_again()
    {
        float[] inputs = Noise.Uniform(12, seed: 1);
        int[] labels = [2, 0, 1, 1];
        var one = new Trainer<Classifier>(new Classifier(1), new Adam());
        var two = new Trainer<Classifier>(new Classifier(1), new Adam());

        for (int step = 0; step < 10; step++)
            Assert.Equal(one.Step(inputs, labels), two.Step(inputs, labels));

        Assert.Equal(one.Model.Parameters.ToArray(), two.Model.Parameters.ToArray());
    }

    [Fact]
    public void Step_refuses_inputs_that_are_no_rows_before_anything_changes()
    {
        var trainer = new Trainer<Line>(new Line(1), new Adam());
        float[] start = trainer.Model.Parameters.ToArray();

        Assert.Throws<ArgumentException>(() => trainer.Step([1f, 2f, 3f], [1f]));

        Assert.Equal(start, trainer.Model.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_learning_rate_set_between_steps_is_used()
    {
        var trainer = new Trainer<Line>(new Line(1), new Sgd());
        float[] start = trainer.Model.Parameters.ToArray();

        trainer.Optimizer.LearningRate = 0f;
        trainer.Step([1f, 2f], [3f]);

        Assert.Equal(start, trainer.Model.Parameters.ToArray());
    }
}
