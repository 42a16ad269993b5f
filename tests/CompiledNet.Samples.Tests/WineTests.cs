using CompiledNet;
using Wine;

namespace CompiledNet.Samples.Tests;

public class WineTests
{
    [Fact]
    public void Batch_norm_and_dropout_lower_the_held_out_loss()
    {
        Dataset wines = SampleData.Wine().Rows;
        IEnumerable<int> seeds = Enumerable.Range(11, 10);

        var without = WineTraining.Run<WineNetwork>(wines, seeds);
        var with = WineTraining.Run<RegularisedWineNetwork>(wines, seeds);

        Assert.True(HeldOutLoss(with) < 0.75 * HeldOutLoss(without), $"{HeldOutLoss(with)} and {HeldOutLoss(without)}");
        Assert.InRange(with.Mean(epoch => epoch.ValidationAccuracy!.Value)[^1], 0.96, 1);
    }

    [Fact]
    public void Without_them_the_wines_are_learnt_by_heart()
    {
        WineTraining without = WineTraining.Run<WineNetwork>(SampleData.Wine().Rows, [11, 12, 13]);

        Assert.True(without.Mean(epoch => epoch.TrainingLoss)[^1] < 0.001);
        Assert.True(HeldOutLoss(without) > 0.01);
    }

    // Measured: 97.8 %, four wines wrong.
    [Fact]
    public void Ten_folds_tell_the_cultivars_apart()
    {
        Dataset wines = SampleData.Wine().Rows;

        ConfusionMatrix confusion = CrossValidation.Run(wines, classCount: 3, folds: 10, seed: 0, WineTraining.Predict);

        Assert.Equal(wines.Count, confusion.Total);
        Assert.InRange(confusion.Accuracy, 0.96, 1);
    }

    private static double HeldOutLoss(WineTraining training) => training.Mean(epoch => epoch.ValidationLoss!.Value)[^1];
}
