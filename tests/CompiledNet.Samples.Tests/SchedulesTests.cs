using CompiledNet;
using Schedules;

namespace CompiledNet.Samples.Tests;

public class SchedulesTests
{
    [Fact]
    public void Training_ends_by_itself_with_the_parameters_of_its_best_epoch()
    {
        StoppedTraining stopped = StoppedTraining.Run(seed: 11);

        EpochResult best = stopped.History.Best();
        Assert.Equal(best.Epoch + 20, stopped.History.Last.Epoch);
        Assert.True(stopped.History.Last.Epoch < StoppedTraining.Epochs);
        Assert.Equal(best.ValidationLoss, stopped.RestoredLoss);
        Assert.True(stopped.History.Last.ValidationLoss > best.ValidationLoss);
    }
}
