namespace CompiledNet.Training.Tests;

public class OptimizerSettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_PyTorch()
    {
        Assert.Equal((1e-3f, 0f, 0f, false), (new Sgd().LearningRate, new Sgd().Momentum, new Sgd().Dampening, new Sgd().Nesterov));
        Assert.Equal((1e-3f, 0.9, 0.999, 1e-8f, 0.01f, true), (new AdamW().LearningRate, new AdamW().Beta1, new AdamW().Beta2, new AdamW().Epsilon, new AdamW().WeightDecay, new AdamW().DecouplesWeightDecay));
        Assert.Equal((1e-2f, 0.99, 1e-8f, 0f, false), (new RmsProp().LearningRate, new RmsProp().Alpha, new RmsProp().Epsilon, new RmsProp().Momentum, new RmsProp().Centered));
        Assert.Equal((1e-2f, 0f, 0f, 1e-10f), (new Adagrad().LearningRate, new Adagrad().LearningRateDecay, new Adagrad().InitialSum, new Adagrad().Epsilon));
        Assert.Equal((1f, 0.9, 1e-6f), (new Adadelta().LearningRate, new Adadelta().Rho, new Adadelta().Epsilon));
        Assert.Equal((2e-3f, 0.9, 0.999, 1e-8f, 4e-3), (new NAdam().LearningRate, new NAdam().Beta1, new NAdam().Beta2, new NAdam().Epsilon, new NAdam().MomentumDecay));
        Assert.Equal((1e-3f, 0.9, 0.999, 1e-8f), (new RAdam().LearningRate, new RAdam().Beta1, new RAdam().Beta2, new RAdam().Epsilon));
    }

    [Fact]
    public void The_defaults_of_Lion_are_those_of_its_authors() =>
        Assert.Equal((1e-4f, 0.9, 0.99, true), (new Lion().LearningRate, new Lion().Beta1, new Lion().Beta2, new Lion().DecouplesWeightDecay));

    [Fact]
    public void Biases_do_not_decay_unless_all_tensors_do()
    {
        float[] DecayedOnce(Optimizer optimizer)
        {
            var parameters = new ParameterBuffer<Classifier>();
            parameters.CopyFrom([.. Enumerable.Repeat(1f, parameters.Count)]);
            optimizer.Update(parameters.AsSpan(), new ParameterBuffer<Classifier>().AsSpan(), new OptimizerState<Classifier>(optimizer));
            return parameters.ToArray();
        }

        float[] weightsAlone = DecayedOnce(new Sgd { LearningRate = 0.5f, WeightDecay = 0.5f });
        float[] all = DecayedOnce(new AdamW { LearningRate = 0.5f, WeightDecay = 0.5f, DecaysAllTensors = true });

        Assert.All(weightsAlone[..15], weight => Assert.Equal(0.75f, weight));
        Assert.All(weightsAlone[15..20], bias => Assert.Equal(1f, bias));
        Assert.All(all, parameter => Assert.Equal(0.75f, parameter));
    }

    /// <summary>θ ← θ − lr·(g + λ·θ + λ₁·sign(θ)) with g = 0, of weights 1, −2 and 0; biases are 1.</summary>
    [Theory]
    [InlineData(false, new[] { 0.25f, -1f, 0f }, 1f)]
    [InlineData(true, new[] { 0.25f, -1f, 0f }, 0.25f)]
    public void The_penalty_of_magnitudes_takes_the_same_from_all_but_zeros(bool ofAllTensors, float[] expected, float bias)
    {
        var sgd = new Sgd { LearningRate = 0.5f, WeightDecay = 0.5f, L1Penalty = 1f, DecaysAllTensors = ofAllTensors };
        var parameters = new ParameterBuffer<Classifier>();
        parameters.CopyFrom([.. Enumerable.Repeat(1f, parameters.Count)]);
        TensorView weights = parameters["Dense1.Weights"];
        weights[0, 1] = -2f;
        weights[0, 2] = 0f;

        sgd.Update(parameters.AsSpan(), new ParameterBuffer<Classifier>().AsSpan(), new OptimizerState<Classifier>(sgd));

        Assert.Equal(expected, parameters.ToArray()[..3]);
        Assert.Equal(bias, parameters["Dense1.Biases"][0]);
    }

    /// <summary>Behind decoupled decay too it is a part of the gradient: the first step of Adam has the length lr, whatever the gradient.</summary>
    [Fact]
    public void The_penalty_of_magnitudes_is_a_part_of_the_gradient_of_every_rule()
    {
        var adam = new AdamW { LearningRate = 0.125f, WeightDecay = 0f, L1Penalty = 1e-3f };
        var parameters = new ParameterBuffer<Classifier>();
        parameters.CopyFrom([.. Enumerable.Repeat(1f, parameters.Count)]);

        adam.Update(parameters.AsSpan(), new ParameterBuffer<Classifier>().AsSpan(), new OptimizerState<Classifier>(adam));

        // Off by ε/λ₁ = 1e-5 of the step.
        Assert.Equal(0.875, parameters["Dense1.Weights"][0, 0], 2e-6);
        Assert.Equal(1f, parameters["Dense1.Biases"][0]);
    }

    [Fact]
    public void A_group_may_have_a_decay_of_its_own()
    {
        var sgd = new Sgd { LearningRate = 1f, WeightDecay = 0.5f, Groups = [new("Dense2") { WeightDecay = 0.25f }] };
        var parameters = new ParameterBuffer<Classifier>();
        parameters.CopyFrom([.. Enumerable.Repeat(1f, parameters.Count)]);

        sgd.Update(parameters.AsSpan(), new ParameterBuffer<Classifier>().AsSpan(), new OptimizerState<Classifier>(sgd));

        Assert.Equal((0.5f, 0.75f), (parameters["Dense1.Weights"][0, 0], parameters["Dense2.Weights"][0, 0]));
    }

    [Fact]
    public void A_frozen_layer_keeps_its_bits_and_is_not_in_the_moments()
    {
        var adam = new Adam { Groups = [new("Dense1") { IsFrozen = true }] };
        var trainer = new Trainer<Classifier>(new Classifier(1), adam);
        float[] before = trainer.Model.Parameters.ToArray();

        trainer.Step(Noise.Uniform(12, seed: 1), new[] { 2, 0, 1, 1 });

        float[] after = trainer.Model.Parameters.ToArray();
        Assert.Equal(Noise.Bits(before.AsSpan(0, 20)), Noise.Bits(after.AsSpan(0, 20)));
        Assert.All(Enumerable.Range(20, 18), i => Assert.NotEqual(before[i], after[i]));
        Assert.All(trainer.OptimizerState.Moments[0].ToArray()[..20], moment => Assert.Equal(0f, moment));
    }

    [Fact]
    public void A_group_of_a_layer_that_is_not_there_is_refused_where_the_trainer_is_made()
    {
        var adam = new Adam { Groups = [new("Dense7")] };

        var exception = Assert.Throws<ArgumentException>(() => new Trainer<Classifier>(new Classifier(), adam));

        Assert.Contains("'Dense7'", exception.Message);
        Assert.Contains("Dense1, Dense2", exception.Message);
    }

    [Fact]
    public void A_layer_in_two_groups_is_refused()
    {
        var adam = new Adam { Groups = [new("Dense1"), new("Dense2", "Dense1")] };

        Assert.Contains("'Dense1' is named twice", Assert.Throws<ArgumentException>(() => new Trainer<Classifier>(new Classifier(), adam)).Message);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0.9f, 0.1f)]
    public void Nesterov_without_momentum_or_with_dampening_is_refused(float momentum, float dampening)
    {
        var sgd = new Sgd { Momentum = momentum, Dampening = dampening, Nesterov = true };

        Assert.Contains("Nesterov", Assert.Throws<ArgumentException>(() => new Trainer<Line>(new Line(), sgd)).Message);
    }

    [Fact]
    public void Settings_that_are_none_are_refused()
    {
        Assert.Equal("WeightDecay", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { WeightDecay = -1f }).ParamName);
        Assert.Equal("MaxGradientNorm", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { MaxGradientNorm = 0f }).ParamName);
        Assert.Equal("MaxGradientValue", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { MaxGradientValue = float.NaN }).ParamName);
        Assert.Equal("LearningRateFactor", Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup("a") { LearningRateFactor = -1f }).ParamName);
        Assert.Equal("layers", Assert.Throws<ArgumentException>(() => new ParameterGroup()).ParamName);
        Assert.Equal("Dampening", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { Dampening = 1.1f }).ParamName);
        Assert.Equal("Rho", Assert.Throws<ArgumentOutOfRangeException>(() => new Adadelta { Rho = 1 }).ParamName);
    }

    /// <remarks>λ·θ is 2¹²⁵ and lr 16: the step would be 2¹²⁹, which no float holds, though every gradient is small.</remarks>
    [Fact]
    public void A_decay_that_would_overflow_is_found_though_the_gradients_are_small()
    {
        var model = new Line(1);
        model.Parameters.CopyFrom([MathF.ScaleB(1, 125), 0f, 0f]);
        var trainer = new Trainer<Line>(model, new Sgd { LearningRate = 16f, WeightDecay = 1f });
        float[] before = model.Parameters.ToArray();

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Step([0f, 0f], [0f]));

        Assert.Equal(NonFiniteOrigin.Update, exception.Origin);
        Assert.Equal(before, model.Parameters.ToArray());
    }

    /// <remarks>Its storage is that of the generator, with padding and packed weights.</remarks>
    [Fact]
    public void Weights_of_a_generated_network_decay_and_its_biases_and_padding_do_not()
    {
        var parameters = new ParameterBuffer<Digits>();
        parameters.CopyFrom([.. Enumerable.Repeat(1f, parameters.Count)]);
        var sgd = new Sgd { LearningRate = 0.5f, WeightDecay = 0.5f };

        sgd.Update(parameters.AsTrainedSpan(), new ParameterBuffer<Digits>().AsTrainedSpan(), new OptimizerState<Digits>(sgd));

        var expected = new ParameterBuffer<Digits>();
        expected.CopyFrom([.. Digits.Description.Tensors.SelectMany(tensor => Enumerable.Repeat(tensor.Shape.Length > 1 ? 0.75f : 1f, tensor.Length))]);
        Assert.Equal(Noise.Bits(expected.AsSpan()), Noise.Bits(parameters.AsSpan()));
    }

    [Fact]
    public void A_row_at_a_time_plain_descent_with_decay_or_clipping_is_not_taken_for_plain()
    {
        float[] Stepped(Sgd sgd)
        {
            var trainer = new Trainer<GeneratedRectifier>(new GeneratedRectifier(1), sgd);
            trainer.Step([1f, 2f, 1f, -1f, 1f], [3f, -2f]);
            return trainer.Model.Parameters.ToArray();
        }

        float[] plain = Stepped(new Sgd { LearningRate = 0.1f });

        Assert.NotEqual(plain, Stepped(new Sgd { LearningRate = 0.1f, WeightDecay = 0.5f }));
        Assert.NotEqual(plain, Stepped(new Sgd { LearningRate = 0.1f, MaxGradientNorm = 0.01f }));
        Assert.NotEqual(plain, Stepped(new Sgd { LearningRate = 0.1f, MaxGradientValue = 0.01f }));
        Assert.NotEqual(plain, Stepped(new Sgd { LearningRate = 0.1f, Groups = [new("Dense1") { LearningRateFactor = 0.5f }] }));
    }
}
