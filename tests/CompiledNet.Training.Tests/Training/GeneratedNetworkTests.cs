using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

/// <summary>The trainer and its tools with networks that the generator wrote.</summary>
public class GeneratedNetworkTests
{
    [Fact]
    public void The_constructor_draws_what_the_initializer_draws()
    {
        var parameters = new ParameterBuffer<Digits>();
        ParameterInitializer.Fill(parameters, 42);

        Assert.Equal(parameters.ToArray(), new Digits(seed: 42).Parameters.ToArray());
        Padding.IsZero(new Digits(seed: 42).Parameters);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(200)]
    public void Step_allocates_nothing_at_any_batch_size(int rows)
    {
        float[] inputs = Noise.Uniform(rows * 64, seed: 1);
        int[] labels = Noise.Labels(rows, 10, seed: 2);
        float[] targets = OneHot.Encode(labels, 10);

        Allocations.AssertNoneAtFirst(() =>
        {
            // A step of another size first, so that nothing is merely kept from a first step of this size.
            var adam = new Trainer<Digits>(new Digits(), new Adam());
            var momentum = new Trainer<Digits>(new Digits(), new Sgd { Momentum = 0.9f });
            ClassifierTraining.Step(adam, inputs.AsSpan(0, 64), labels.AsSpan(0, 1));
            momentum.Step(inputs.AsSpan(0, 64), targets.AsSpan(0, 10));
            return () =>
            {
                ClassifierTraining.Step(adam, inputs, labels);
                momentum.Step(inputs, targets);
            };
        });
    }

    [Fact]
    public void Gradients_pass_the_gradient_check()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            Passes(GradientCheck.Run(new GeneratedClassifier(seed), Noise.Uniform(7 * 6, seed), Noise.Labels(6, 3, seed)));
            Passes(GradientCheck.Run(new ExclusiveOr(seed), Noise.Uniform(8, seed), [0f, 1f, 1f, 0f]));
            Passes(GradientCheck.Run(new GeneratedRectifier(seed), Noise.Uniform(5 * 6, seed), Noise.Uniform(2 * 6, seed + 100)));
            Passes(GradientCheck.Run(new ImageClassifier(seed), Noise.Uniform(12 * 6, seed), Noise.Labels(6, 3, seed)));
            Passes(GradientCheck.Run(new Digits(seed), Noise.Uniform(64 * 6, seed), Noise.Labels(6, 10, seed)));
        }
    }

    /// <summary>In training, with the statistics of the batch and the masks of a step.</summary>
    [Fact]
    public void Gradients_of_layers_of_all_kinds_pass_the_check()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Passes(Check(new GeneratedImages(seed), seed));
            Passes(Check(new GeneratedSequences(seed), seed));
            Passes(Check(new GeneratedCategories(seed), seed));
            Passes(Check(new GeneratedRecurrences(seed), seed));
        }

        string[] all = ["Activation", "Add", "AveragePool1D", "AveragePool2D", "BatchNorm", "Concat", "Conv1D", "Conv2D", "Dense", "Dropout", "Embedding", "GRU", "GlobalAveragePool", "GlobalMaxPool", "LSTM", "LayerNorm", "MaxPool1D", "MaxPool2D", "Multiply", "Reshape", "SimpleRNN"];
        Assert.Equal(all, Kinds<GeneratedImages>().Concat(Kinds<GeneratedSequences>()).Concat(Kinds<GeneratedCategories>()).Concat(Kinds<GeneratedRecurrences>()).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Kinds<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description.Layers.Select(layer => layer.Kind);

    private static GradientReport Check<TNetwork>(TNetwork model, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        const int Rows = 6;
        return GradientCheck.Run(model, KindsOfLayers.Inputs(TNetwork.Description, Rows, seed), KindsOfLayers.Targets(TNetwork.Description, Rows, seed + 100));
    }

    [Fact]
    public void Exclusive_or_is_learnt()
    {
        var trainer = new Trainer<ExclusiveOr>(new ExclusiveOr(seed: 1), new Adam { LearningRate = 0.05f });
        Dataset data = Dataset.WithLabels([0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f], 2, [0, 1, 1, 0]);

        TrainingHistory history = trainer.Fit(data, new FitOptions { Epochs = 300, BatchSize = 4, EvaluateTraining = true });

        Assert.Equal(1.0, history.Last.TrainingAccuracy);
        Assert.Equal([0, 1, 1, 0], trainer.Model.PredictLabels(data.Inputs));
    }

    [Fact]
    public void The_layer_that_overflows_is_named()
    {
        var model = new GeneratedRectifier(seed: 1);
        model.Dense2.Weights[3, 4] = float.MaxValue;
        model.Dense1.Biases[4] = 1e3f;
        var trainer = new Trainer<GeneratedRectifier>(model, new Sgd());
        int[] start = Noise.Bits(model.Parameters.AsSpan());

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Step(Noise.Uniform(10, seed: 1), new float[4]));

        Assert.Equal("Dense2", exception.Layer);
        Assert.Equal(start, Noise.Bits(model.Parameters.AsSpan()));
    }

    [Fact]
    public void The_layer_that_overflows_behind_views_is_named()
    {
        var model = new ImageClassifier(seed: 1);
        model.Dense2.Weights[2, 4] = float.NaN;
        var trainer = new Trainer<ImageClassifier>(model, new Sgd());

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Step(Noise.Uniform(24, seed: 1), new float[6]));

        Assert.Equal("Dense2", exception.Layer);
    }

    [Fact]
    public void A_network_of_images_learns_the_bits_that_the_one_without_views_learns()
    {
        Dataset data = Dataset.WithLabels(Noise.Uniform(12 * 70, seed: 1), 12, Noise.Labels(70, 3, seed: 2));
        var options = new FitOptions { Epochs = 3, BatchSize = 16, Seed = 3, Validation = data };
        var images = new Trainer<ImageClassifier>(new ImageClassifier(seed: 4), new Adam());
        var flat = new Trainer<FlatImageClassifier>(new FlatImageClassifier(seed: 4), new Adam());

        Assert.Equal(flat.Fit(data, options).Last.ValidationLoss, images.Fit(data, options).Last.ValidationLoss);

        Assert.Equal(Noise.Bits(flat.Model.Parameters.AsSpan()), Noise.Bits(images.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void Files_hold_nothing_of_layers_without_parameters()
    {
        using var stream = new MemoryStream();
        var saved = new ImageClassifier(seed: 1);
        var loaded = new ImageClassifier(seed: 2);

        ParameterFile.Save(stream, saved.Parameters);
        stream.Position = 0;
        ParameterFile.Load(stream, loaded.Parameters);

        stream.Position = 0;
        Assert.DoesNotContain(SafetensorsFile.Read(stream).Tensors, tensor => tensor.Name.StartsWith("flatten", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Noise.Bits(saved.Parameters.AsSpan()), Noise.Bits(loaded.Parameters.AsSpan()));
    }

    [Fact]
    public void Parameters_saved_and_loaded_predict_the_same_bits()
    {
        using var stream = new MemoryStream();
        float[] inputs = Noise.Uniform(64 * 5, seed: 1);
        var one = new float[50];
        var two = new float[50];
        var saved = new Digits(seed: 1);
        var loaded = new Digits(seed: 2);

        ParameterFile.Save(stream, saved.Parameters);
        stream.Position = 0;
        ParameterFile.Load(stream, loaded.Parameters);
        saved.Forward(inputs, one);
        loaded.Forward(inputs, two);

        Assert.Equal(Noise.Bits(one), Noise.Bits(two));
    }

    private static void Passes(GradientReport report) => Assert.True(report.Passed, report.ToString());
}
