using System.Runtime.InteropServices;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Execution.Tests;

/// <summary>
/// Whole steps and fits whose work threads share. Not beside other tests, which might have the helpers just then, and which
/// allocate too.
/// </summary>
[CollectionDefinition(nameof(SharedTrainingTests), DisableParallelization = true)]
[Collection(nameof(SharedTrainingTests))]
public sealed class SharedTrainingTests
{
    private const int Rows = 1100;

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string optimizer in (string[])["Sgd", "Momentum", "Adam"])
            {
                foreach (int batch in (int[])[128, 255, 256, 257, 1000])
                    data.Add(optimizer, batch);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Training_gives_the_same_bits_with_every_number_of_threads(string optimizer, int batch)
    {
        Dataset data = Data();
        var options = new FitOptions { Epochs = 2, BatchSize = batch, Validation = data, Seed = 5 };
        Trainer<Shareable> alone = Create(optimizer, threads: 1);
        TrainingHistory expected = alone.Fit(data, options, TestContext.Current.CancellationToken);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Trainer<Shareable> shared = Create(optimizer, threads);

            TrainingHistory actual = shared.Fit(data, options, TestContext.Current.CancellationToken);

            Assert.Equal(expected.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)), actual.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)));
            AssertSame(alone.Model.Parameters, shared.Model.Parameters);
            Assert.Equal(alone.OptimizerState.LargestGradient, shared.OptimizerState.LargestGradient);
            for (int i = 0; i < alone.OptimizerState.MomentCount; i++)
                AssertSame(alone.OptimizerState.Moments[i], shared.OptimizerState.Moments[i]);
        }
    }

    [Fact]
    public void A_step_shares_the_check_and_the_update_beside_its_passes()
    {
        Trainer<Shareable> trainer = Create("Adam", threads: 2);
        (float[] inputs, float[] targets) = Batch(512);
        long passes = Calls(() => trainer.Model.Backward(inputs, targets, trainer.Gradients));

        long step = Calls(() => trainer.Step(inputs, targets));

        Assert.Equal(passes + 2, step);
    }

    [Fact]
    public void A_fit_shares_the_copying_of_a_batch_beside_its_step()
    {
        Trainer<Shareable> trainer = Create("Sgd", threads: 2);
        (float[] inputs, float[] targets) = Batch(Rows);
        long step = Calls(() => trainer.Step(inputs, targets));

        long fit = Calls(() => trainer.Fit(Data(), new FitOptions { Epochs = 1, BatchSize = Rows }));

        Assert.Equal(step + 1, fit);
    }

    [Fact]
    public void A_step_whose_passes_are_not_shared_stays_on_its_thread()
    {
        Trainer<Shareable> trainer = Create("Adam", threads: 2);
        (float[] inputs, float[] targets) = Batch(255);

        Assert.Equal(0, Calls(() => trainer.Step(inputs, targets)));
    }

    [Fact]
    public void With_one_thread_nothing_is_shared()
    {
        Trainer<Shareable> trainer = Create("Adam", threads: 1);

        Assert.Equal(0, Calls(() => trainer.Fit(Data(), new FitOptions { Epochs = 1, BatchSize = 512, Validation = Data() })));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_found_in_every_part(float value)
    {
        var values = new float[1 << 17];
        for (int at = 0; at < values.Length; at += 1021)
        {
            values[at] = value;
            Assert.False(float.IsFinite(Magnitude.Largest(values, threads: 3)));
            values[at] = -7;
            Assert.Equal(7, Magnitude.Largest(values, threads: 3));
            values[at] = 0;
        }
    }

    [Fact]
    public void A_step_that_meets_NaN_changes_nothing()
    {
        Trainer<Shareable> trainer = Create("Adam", threads: 3);
        (float[] inputs, float[] targets) = Batch(512);
        trainer.Step(inputs, targets);
        float[] parameters = trainer.Model.Parameters.ToArray();
        float[] moment = trainer.OptimizerState.Moments[1].ToArray();
        targets[^1] = float.NaN;

        Assert.Throws<NonFiniteException>(() => trainer.Step(inputs, targets));

        Assert.Equal(parameters, trainer.Model.Parameters.ToArray());
        Assert.Equal(moment, trainer.OptimizerState.Moments[1].ToArray());
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void An_update_that_overflows_is_undone()
    {
        var trainer = new Trainer<Shareable>(new Shareable(seed: 1) { Threads = 3 }, new Sgd { LearningRate = float.MaxValue, Momentum = 0.5f });
        (float[] inputs, float[] targets) = Batch(512);
        Array.Fill(targets, 1e15f);
        float[] parameters = trainer.Model.Parameters.ToArray();

        NonFiniteException error = Assert.Throws<NonFiniteException>(() => trainer.Step(inputs, targets));

        Assert.Equal(NonFiniteOrigin.Update, error.Origin);
        Assert.Equal(parameters, trainer.Model.Parameters.ToArray());
        Assert.All(trainer.OptimizerState.Moments[0].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Momentum")]
    [InlineData("Adam")]
    public void A_shared_step_allocates_nothing(string optimizer)
    {
        Trainer<Shareable> trainer = Create(optimizer, threads: 2);
        (float[] inputs, float[] targets) = Batch(512);

        Allocations.AssertNoneInProcess(() => trainer.Step(inputs, targets));
    }

    public static TheoryData<Optimizer> EveryOptimizer =>
    [
        new Sgd(), new Sgd { Momentum = 0.9f, Nesterov = true }, new Sgd { Momentum = 0.9f, Dampening = 0.1f, WeightDecay = 0.01f, MaxGradientNorm = 1f },
        new Adam(), new Adam { AMSGrad = true, MaxGradientValue = 0.1f }, new AdamW { MaxGradientNorm = 1f }, new RmsProp { Centered = true, Momentum = 0.5f },
        new Adagrad(), new Adadelta(), new NAdam(), new RAdam { Beta2 = 0.9 }, new Lion(),
    ];

    [Theory, MemberData(nameof(EveryOptimizer), DisableDiscoveryEnumeration = true)]
    public void An_update_has_the_same_bits_with_two_threads(Optimizer optimizer)
    {
        var alone = new Shareable(seed: 1);
        var shared = new Shareable(seed: 1);
        var stateAlone = new OptimizerState<Shareable>(optimizer) { Threads = 1 };
        var stateShared = new OptimizerState<Shareable>(optimizer) { Threads = 2 };
        var gradients = new ParameterBuffer<Shareable>();
        long calls = SharedTeam.Team.Calls;
        for (int step = 0; step < 8; step++)
        {
            gradients.CopyFrom(Draw(new Random(step), gradients.Count));
            optimizer.Update(alone.Parameters.AsTrainedSpan(), gradients.AsTrainedSpan(), stateAlone);
            optimizer.Update(shared.Parameters.AsTrainedSpan(), gradients.AsTrainedSpan(), stateShared);
        }

        Assert.True(SharedTeam.Team.Calls > calls);
        Assert.Equal(alone.Parameters.ToArray(), shared.Parameters.ToArray());
        for (int moment = 0; moment < optimizer.MomentCount; moment++)
            Assert.Equal(stateAlone.Moments[moment].ToArray(), stateShared.Moments[moment].ToArray());
    }

    private static long Calls(Action action)
    {
        long before = SharedTeam.Team.Calls;
        action();
        return SharedTeam.Team.Calls - before;
    }

    private static Trainer<Shareable> Create(string optimizer, int threads) => new(new Shareable(seed: 1) { Threads = threads }, optimizer switch
    {
        "Sgd" => new Sgd { LearningRate = 0.1f },
        "Momentum" => new Sgd { LearningRate = 0.1f, Momentum = 0.9f },
        _ => new Adam(),
    });

    private static (float[] Inputs, float[] Targets) Batch(int rows)
    {
        var random = new Random(rows);
        return (Draw(random, rows * Shareable.InputSize), Draw(random, rows * Shareable.OutputSize));
    }

    private static Dataset Data()
    {
        (float[] inputs, float[] targets) = Batch(Rows);
        return Dataset.WithTargets(inputs, Shareable.InputSize, targets, Shareable.OutputSize);
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

    private static void AssertSame(ParameterBuffer<Shareable> expected, ParameterBuffer<Shareable> actual) =>
        Assert.Equal(MemoryMarshal.Cast<float, int>(expected.AsSpan()), MemoryMarshal.Cast<float, int>(actual.AsSpan()));
}

/// <summary>A network whose update is worth sharing, and of which no other test counts the memory.</summary>
[Network(400), Dense(200, Activation.Tanh), Dense(100, Activation.Tanh), Dense(10), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Shareable;
