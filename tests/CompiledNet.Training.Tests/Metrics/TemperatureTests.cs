namespace CompiledNet.Training.Tests;

public class TemperatureTests
{
    /// <summary>Said with probability 0.9, true of three rows in four: logits ln 9 become ln 3 with T = 2.</summary>
    [Fact]
    public void Of_a_single_output_worked_out_on_paper()
    {
        float[] probabilities = [0.9f, 0.9f, 0.9f, 0.9f];

        Temperature temperature = Temperature.Fit(probabilities, [1, 1, 0, 1], classCount: 2);
        temperature.Apply(probabilities, outputSize: 1);

        Assert.Equal(2, temperature.Value, 1e-6);
        Assert.All(probabilities, probability => Assert.Equal(0.75, probability, 1e-6));
    }

    /// <summary>Probabilities in the ratio 1 : 4 : 16, true in the ratio 1 : 2 : 4, their roots.</summary>
    [Fact]
    public void Of_three_classes_worked_out_on_paper()
    {
        float[] probabilities = [.. Enumerable.Repeat((float[])[1f / 21, 4f / 21, 16f / 21], 7).SelectMany(row => row)];

        Temperature temperature = Temperature.Fit(probabilities, [0, 1, 1, 2, 2, 2, 2], classCount: 3);
        temperature.Apply(probabilities, outputSize: 3);

        Assert.Equal(2, temperature.Value, 1e-6);
        Assert.All(probabilities[..3].Zip([1.0 / 7, 2.0 / 7, 4.0 / 7]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void It_lowers_the_log_loss_and_leaves_the_classes()
    {
        float[] probabilities = [.. ScikitLearn.Values.Probabilities];
        int[] labels = ScikitLearn.Values.Labels;
        double before = ProbabilityScores.LogLoss(probabilities, labels, ScikitLearn.Classes);

        Temperature.Fit(probabilities, labels, ScikitLearn.Classes).Apply(probabilities, ScikitLearn.Classes);

        Assert.True(ProbabilityScores.LogLoss(probabilities, labels, ScikitLearn.Classes) < before);
        Assert.Equal(
            ScikitLearn.Values.Probabilities.Chunk(ScikitLearn.Classes).Select(row => ArgMax.Of(row)),
            probabilities.Chunk(ScikitLearn.Classes).Select(row => ArgMax.Of(row)));
    }

    [Fact]
    public void Probabilities_of_zero_and_one_stay_finite()
    {
        float[] probabilities = [0f, 1f, 1f, 0f];

        Temperature temperature = Temperature.Fit(probabilities, [0, 1], classCount: 2);
        temperature.Apply(probabilities, outputSize: 2);

        Assert.Equal(1024, temperature.Value, 1e-6);
        Assert.All(probabilities, probability => Assert.InRange(probability, 0f, 1f));
    }

    [Fact]
    public void What_is_not_a_probability_or_a_class_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Fit([0.5f, 1.5f], [0], classCount: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Fit([0.5f, float.NaN], [0], classCount: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Fit([0.5f, 0.5f], [2], classCount: 2));
        Assert.Throws<ArgumentException>(() => Temperature.Fit([0.5f, 0.5f, 0.5f], [0, 1], classCount: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Temperature(0));
    }
}
