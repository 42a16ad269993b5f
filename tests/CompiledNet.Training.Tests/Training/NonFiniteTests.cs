namespace CompiledNet.Training.Tests;

public class NonFiniteTests
{
    private static readonly float[] Inputs = Noise.Uniform(12, seed: 1);
    private static readonly int[] Labels = [2, 0, 1, 1];

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_bad_input_is_named_by_its_row_and_changes_nothing(float bad)
    {
        Trainer<Classifier> trainer = Trained();
        float[] inputs = [.. Inputs];
        inputs[7] = bad;

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Inputs, exception.Origin);
        Assert.Equal(2, exception.Row);
        Assert.Null(exception.Layer);
        Assert.Contains($"row 2 of the batch has {bad} in column 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_target_is_named_by_its_row_and_changes_nothing()
    {
        var trainer = new Trainer<Line>(new Line(1), new Adam());

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step([1f, 2f, 3f, 4f], [1f, float.NaN]));

        Assert.Equal(NonFiniteOrigin.Targets, exception.Origin);
        Assert.Equal(1, exception.Row);
    }

    [Fact]
    public void A_layer_that_overflows_is_named_with_the_step_and_changes_nothing()
    {
        Trainer<Classifier> trainer = Trained();
        trainer.Model.Parameters["Dense2.Weights"][1, 3] = float.NaN;

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(Inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Layer, exception.Origin);
        Assert.Equal("Dense2", exception.Layer);
        Assert.Equal(4, exception.Step);
        Assert.Null(exception.Epoch);
        Assert.StartsWith("Step 4 met NaN or infinity in layer 'Dense2', in the forward pass; the cost is NaN.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_overflows_alone_is_called_the_loss()
    {
        Trainer<Classifier> trainer = Trained();
        trainer.Model.SpoilLoss = _ => float.PositiveInfinity;

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(Inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Loss, exception.Origin);
        Assert.Equal(float.PositiveInfinity, exception.Loss);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_gradient_that_overflows_is_named_by_its_tensor_and_changes_nothing(float bad)
    {
        // Every element in turn, so that none is missed in whichever register it lies.
        for (int element = 0; element < Classifier.Description.ParameterCount; element++)
        {
            Trainer<Classifier> trainer = Trained();
            trainer.Model.SpoilGradients = gradients => Spoil(gradients, element, bad);

            NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(Inputs, Labels));

            Assert.Equal(NonFiniteOrigin.Gradient, exception.Origin);
            Assert.Equal(TensorOf(element).Name, exception.Tensor);
            Assert.StartsWith(exception.Layer!, exception.Tensor, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_update_that_overflows_a_parameter_is_undone()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 10f });
        trainer.Step(Inputs, Labels);
        trainer.Model.SpoilGradients = gradients => Spoil(gradients, element: 4, 1e38f);

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(Inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Update, exception.Origin);
        Assert.Equal("Dense1.Weights", exception.Tensor);
    }

    [Fact]
    public void An_update_that_overflows_a_moment_is_undone()
    {
        Trainer<Classifier> trainer = Trained();
        trainer.Model.SpoilGradients = gradients => Spoil(gradients, element: 4, 1e30f);

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(Inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Update, exception.Origin);
        Assert.Contains("moments", exception.Message, StringComparison.Ordinal);
    }

    /// <remarks>
    /// The buffer of momentum is 3e38 after the first step and small gradients follow: the second step, 3·(0.9·3e38), is what
    /// overflows.
    /// </remarks>
    [Fact]
    public void A_large_gradient_of_an_earlier_step_is_not_forgotten()
    {
        var sgd = new Sgd { LearningRate = 1f, Momentum = 0.9f };
        var trainer = new Trainer<Classifier>(new Classifier(1), sgd);
        trainer.Model.SpoilGradients = gradients => Spoil(gradients, element: 4, 3e38f);
        trainer.Step(Inputs, Labels);
        trainer.Model.SpoilGradients = gradients => gradients.Clear();
        trainer.Model.SpoilLoss = _ => 1f;
        sgd.LearningRate = 3f;

        NonFiniteException exception = ChangesNothing(trainer, () => trainer.Step(Inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Update, exception.Origin);
    }

    [Fact]
    public void A_large_gradient_that_overflows_nothing_is_an_ordinary_step()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 1e-30f });
        trainer.Model.SpoilGradients = gradients => Spoil(gradients, element: 0, 1e33f);
        float start = trainer.Model.Parameters["Dense1.Weights"][0, 0];

        trainer.Step(Inputs, Labels);

        Assert.Equal(start - 1e-30f * 1e33f, trainer.Model.Parameters["Dense1.Weights"][0, 0]);
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Training_goes_on_after_a_bad_batch_as_if_it_had_not_been()
    {
        Trainer<Classifier> interrupted = Trained();
        Trainer<Classifier> straight = Trained();
        float[] bad = [.. Inputs];
        bad[0] = float.NaN;

        Assert.Throws<NonFiniteException>(() => interrupted.Step(bad, Labels));
        interrupted.Step(Inputs, Labels);
        straight.Step(Inputs, Labels);

        Assert.Equal(straight.Model.Parameters.ToArray(), interrupted.Model.Parameters.ToArray());
    }

    /// <remarks>x = 10 makes w ← w − α·2·100·w: with α = 1 it grows 199 times a step until it overflows.</remarks>
    [Fact]
    public void Too_large_a_learning_rate_diverges_and_is_reported_with_the_epoch_and_batch()
    {
        var trainer = new Trainer<Line>(new Line(1), new Sgd { LearningRate = 1f });
        Dataset data = Dataset.WithTargets([10f, 0f, 10f, 0f, 10f, 0f], 2, [1f, 1f, 1f]);

        var exception = Assert.Throws<NonFiniteException>(
            () => trainer.Fit(data, new FitOptions { Epochs = 100, BatchSize = 1 }));

        Assert.Equal(exception.Step, (exception.Epoch!.Value - 1) * 3 + exception.Batch!.Value);
        Assert.Contains($"(epoch {exception.Epoch}, batch {exception.Batch})", exception.Message, StringComparison.Ordinal);
        Assert.Equal(exception.Step - 1, trainer.StepCount);
        Assert.All(trainer.Model.Parameters.ToArray(), w => Assert.True(float.IsFinite(w)));
    }

    [Fact]
    public void Fit_names_the_row_of_the_dataset_whatever_the_order()
    {
        float[] inputs = Noise.Uniform(40, seed: 1);
        inputs[2 * 13] = float.NaN;
        var trainer = new Trainer<Line>(new Line(1), new Sgd());

        var exception = Assert.Throws<NonFiniteException>(
            () => trainer.Fit(Dataset.WithTargets(inputs, 2, new float[20]), new FitOptions { BatchSize = 3, Seed = 5 }));

        Assert.Equal(13, exception.Row);
        Assert.Contains("row 13 of the dataset", exception.Message, StringComparison.Ordinal);
    }

    private static Trainer<Classifier> Trained()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        for (int step = 0; step < 3; step++)
            trainer.Step(Inputs, Labels);
        return trainer;
    }

    /// <summary>The step fails, and parameters, moments and step count have the bits that they had.</summary>
    private static NonFiniteException ChangesNothing<TNetwork>(Trainer<TNetwork> trainer, Func<object?> step)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        int[] parameters = Noise.Bits(trainer.Model.Parameters.AsSpan());
        int[][] moments = Moments(trainer);
        double[] scalars = trainer.OptimizerState.Scalars.ToArray();
        long steps = trainer.StepCount;

        var exception = Assert.Throws<NonFiniteException>(step);

        Assert.Equal(parameters, Noise.Bits(trainer.Model.Parameters.AsSpan()));
        Assert.Equal(moments, Moments(trainer));
        Assert.Equal(scalars, trainer.OptimizerState.Scalars.ToArray());
        Assert.Equal(steps, trainer.StepCount);
        return exception;
    }

    private static int[][] Moments<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork> =>
        [.. trainer.OptimizerState.Moments.Select(moment => Noise.Bits(moment.AsSpan()))];

    private static void Spoil<TNetwork>(ParameterBuffer<TNetwork> gradients, int element, float value)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] values = gradients.ToArray();
        values[element] = value;
        gradients.CopyFrom(values);
    }

    private static ParameterTensor TensorOf(int element)
    {
        foreach (ParameterTensor tensor in Classifier.Description.Tensors)
        {
            if (element < tensor.Length)
                return tensor;
            element -= tensor.Length;
        }
        throw new ArgumentOutOfRangeException(nameof(element));
    }
}
