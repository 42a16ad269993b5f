namespace CompiledNet.Training.Tests;

public class LearningRateScheduleTests
{
    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["Constant"] = LearningRateSchedule.Constant(0.5, 4),
        ["Step"] = LearningRateSchedule.Step(3, 0.5),
        ["MultiStep"] = LearningRateSchedule.MultiStep(0.3, 2, 5, 11),
        ["Exponential"] = LearningRateSchedule.Exponential(0.9),
        ["Cosine"] = LearningRateSchedule.Cosine(29, 0.1),
        ["WarmRestarts"] = LearningRateSchedule.WarmRestarts(4, 2, 0.1),
        ["EqualRestarts"] = LearningRateSchedule.WarmRestarts(7),
        ["WarmUp"] = LearningRateSchedule.WarmUp(5),
        ["Linear"] = LearningRateSchedule.Linear(9, 0.9, 0.2),
        ["OneCycle"] = LearningRateSchedule.OneCycle(31),
        ["Polynomial"] = LearningRateSchedule.Polynomial(20, 2.5),
        ["Product"] = LearningRateSchedule.Constant(0.1, 2) * LearningRateSchedule.Exponential(0.9),
        ["Sequence"] = LearningRateSchedule.Constant(0.1).Then(2, LearningRateSchedule.Exponential(0.9)),
    };

    public static TheoryData<string> Names => [.. TorchSchedules.Values.Cases.Keys];

    /// <remarks>PyTorch's values have twelve digits, and come from running products.</remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_learning_rates_are_those_of_PyTorch(string name)
    {
        double[] expected = TorchSchedules.Values.Cases[name];

        for (int time = 0; time < expected.Length; time++)
            Assert.Equal(expected[time], Schedules[name].Factor(time), 1e-11);
    }

    [Fact]
    public void Schedules_with_an_end_stay_there()
    {
        Assert.Equal(0.1, LearningRateSchedule.Cosine(10, 0.1).Factor(1000));
        Assert.Equal(0, LearningRateSchedule.Polynomial(10).Factor(1000));
        Assert.Equal(1 / (25 * 1e4), LearningRateSchedule.OneCycle(10).Factor(1000), 1e-18);
        Assert.Equal(0.25, LearningRateSchedule.Constant(0.25).Factor(long.MaxValue));
    }

    [Fact]
    public void A_plateau_reduces_as_in_PyTorch()
    {
        var falling = new PlateauFactor(new ReduceOnPlateau { Factor = 0.5, Patience = 2, Threshold = 1e-3, Cooldown = 1, Minimum = 0.1 });
        var rising = new PlateauFactor(new ReduceOnPlateau { Monitor = MonitoredValue.ValidationAccuracy, Patience = 1, Minimum = 1e-3 });
        TorchSchedules values = TorchSchedules.Values;
        for (int epoch = 0; epoch < values.Metrics.Length; epoch++)
        {
            var result = new EpochResult
            {
                Epoch = epoch + 1,
                TrainingLoss = 0,
                Elapsed = TimeSpan.Zero,
                ValidationLoss = values.Metrics[epoch],
                ValidationAccuracy = values.Metrics[epoch],
            };
            falling.Add(result);
            rising.Add(result);

            Assert.Equal(values.Plateau[epoch], falling.Value, 1e-15);
            Assert.Equal(values.RisingPlateau[epoch], rising.Value, 1e-15);
        }
    }

    [Fact]
    public void Settings_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => LearningRateSchedule.Cosine(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => LearningRateSchedule.Exponential(-1));
        Assert.Throws<ArgumentException>("milestones", () => LearningRateSchedule.MultiStep(0.1));
        Assert.Throws<ArgumentOutOfRangeException>("rise", () => LearningRateSchedule.OneCycle(10, rise: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("Factor", () => new ReduceOnPlateau { Factor = 1 });
    }
}
