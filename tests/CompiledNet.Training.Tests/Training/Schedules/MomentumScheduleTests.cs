namespace CompiledNet.Training.Tests;

public class MomentumScheduleTests
{
    private static readonly Dataset Data = Dataset.WithTargets(Noise.Uniform(40, seed: 1), 2, Noise.Uniform(20, seed: 2));

    /// <summary>Ten steps: lowest at step 0.3·10 − 1 = 2; halfway to it a cosine is in the middle; at the end again 1.</summary>
    [Fact]
    public void Momentum_of_one_cycle_falls_and_rises()
    {
        LearningRateSchedule schedule = LearningRateSchedule.OneCycleMomentum(10, lowest: 0.5);

        Assert.Equal(1, schedule.Factor(0), 1e-15);
        Assert.Equal(0.75, schedule.Factor(1), 1e-15);
        Assert.Equal(0.5, schedule.Factor(2), 1e-15);
        Assert.Equal(1, schedule.Factor(9), 1e-15);
        Assert.Equal(1, schedule.Factor(100), 1e-15);
    }

    /// <summary>b ← μₜ·b + g, θ ← θ − lr·b, with the gradients of the network itself.</summary>
    [Fact]
    public void Every_step_of_descent_has_its_momentum()
    {
        LearningRateSchedule schedule = LearningRateSchedule.OneCycleMomentum(8, lowest: 0.25, rise: 0.4);
        var trainer = new Trainer<Line>(new Line(1), new Sgd { LearningRate = 0.1f, Momentum = 0.9f });
        trainer.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 5, Shuffle = false, MomentumSchedule = schedule, ScheduleUnit = ScheduleUnit.Step });

        var model = new Line(1);
        var gradients = new ParameterBuffer<Line>();
        var velocity = new float[3];
        for (int step = 0; step < 8; step++)
        {
            int row = step % 4 * 5;
            model.Backward(Data.Inputs.Slice(row * 2, 10), Data.Targets.Slice(row, 5), gradients);
            var parameters = new float[3];
            var slopes = new float[3];
            model.Parameters.CopyTo(parameters);
            gradients.CopyTo(slopes);
            float momentum = (float)(0.9f * schedule.Factor(step));
            for (int i = 0; i < 3; i++)
            {
                float kept = momentum * velocity[i];
                velocity[i] = kept + slopes[i];
                float move = 0.1f * velocity[i];
                parameters[i] -= move;
            }

            model.Parameters.CopyFrom(parameters);
        }

        Assert.Equal(Noise.Bits(model.Parameters.AsSpan()), Noise.Bits(trainer.Model.Parameters.AsSpan()));
    }

    /// <summary>m ← β·m + (1 − β)·g with β = 0.9·fₜ; the weights of the gradients sum to 1 − Πβ, by which m is divided.</summary>
    [Fact]
    public void Every_step_of_Adam_has_its_mean()
    {
        LearningRateSchedule schedule = LearningRateSchedule.Linear(4, 1, 0.2);
        var trainer = new Trainer<Line>(new Line(1), new Adam { LearningRate = 0.1f });
        trainer.Fit(Data, new FitOptions { BatchSize = 5, Shuffle = false, MomentumSchedule = schedule, ScheduleUnit = ScheduleUnit.Step });

        var model = new Line(1);
        var gradients = new ParameterBuffer<Line>();
        double[] mean = new double[3], square = new double[3];
        double product1 = 1, product2 = 1;
        for (int step = 0; step < 4; step++)
        {
            model.Backward(Data.Inputs.Slice(step * 10, 10), Data.Targets.Slice(step * 5, 5), gradients);
            var parameters = new float[3];
            var slopes = new float[3];
            model.Parameters.CopyTo(parameters);
            gradients.CopyTo(slopes);
            double beta = 0.9 * schedule.Factor(step);
            product1 *= beta;
            product2 *= 0.999;
            for (int i = 0; i < 3; i++)
            {
                mean[i] = beta * mean[i] + (1 - beta) * slopes[i];
                square[i] = 0.999 * square[i] + 0.001 * slopes[i] * slopes[i];
                parameters[i] = (float)(parameters[i] - 0.1 * mean[i] / (1 - product1) / (Math.Sqrt(square[i] / (1 - product2)) + 1e-8));
            }

            model.Parameters.CopyFrom(parameters);
        }

        // Four steps of at most 0.1·1.5, each operation rounded to 2⁻²⁴ of itself, ten in a row.
        Assert.All(model.Parameters.AsSpan().ToArray().Zip(trainer.Model.Parameters.AsSpan().ToArray()), pair => Assert.Equal((double)pair.First, pair.Second, 2e-6));
    }

    [Fact]
    public void Behind_Fit_the_optimizer_has_its_own_momentum_again()
    {
        var optimizer = new Sgd { LearningRate = 0.1f, Momentum = 0.9f };
        new Trainer<Line>(new Line(1), optimizer).Fit(Data, new FitOptions { MomentumSchedule = LearningRateSchedule.Constant(0.5) });
        var after = new Trainer<Line>(new Line(1), optimizer);
        var other = new Trainer<Line>(new Line(1), new Sgd { LearningRate = 0.1f, Momentum = 0.9f });

        after.Fit(Data, new FitOptions { Epochs = 2 });
        other.Fit(Data, new FitOptions { Epochs = 2 });

        Assert.Equal(Noise.Bits(other.Model.Parameters.AsSpan()), Noise.Bits(after.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void An_optimizer_without_momentum_is_refused()
    {
        var options = new FitOptions { MomentumSchedule = LearningRateSchedule.OneCycleMomentum(10) };

        Assert.Throws<ArgumentException>(() => new Trainer<Line>(new Line(1), new Sgd()).Fit(Data, options));
        Assert.Throws<ArgumentException>(() => new Trainer<Line>(new Line(1), new Adagrad()).Fit(Data, options));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.OneCycleMomentum(10, lowest: 1.5));
    }
}
