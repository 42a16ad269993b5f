using CompiledNet;
using Digits;

namespace CompiledNet.Samples.Tests;

public class DigitsTests
{
    [Fact]
    public void Noisy_copies_keep_the_labels_and_come_after_the_images()
    {
        Dataset images = SampleData.Digits().Rows.Select([0, 1, 2]);

        Dataset augmented = Augmentation.WithNoisyCopies(images, copies: 2, seed: 0);

        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2], augmented.Labels);
        Assert.Equal(images.Inputs, augmented.Inputs[..images.Inputs.Length]);
        for (int i = 0; i < augmented.Inputs.Length; i++)
            Assert.InRange(augmented.Inputs[i] - images.Inputs[i % images.Inputs.Length], -0.36f, 0.36f);
        Assert.NotEqual(augmented.Input(3).ToArray(), augmented.Input(6).ToArray());
    }

    [Fact]
    public void A_reloaded_network_reads_alike_to_the_bit()
    {
        (Dataset train, Dataset test) = SampleData.Digits().Rows.Split(testFraction: 0.2, seed: 0);
        DigitClassifier model = DigitTraining.Run(train, test, epochs: 1).Model;
        using var file = new MemoryStream();
        ParameterFile.Save(file, model.Parameters);
        file.Position = 0;
        var reloaded = new DigitClassifier();
        ParameterFile.Load(file, reloaded.Parameters);

        Assert.True(Reloading.GivesTheSameBits(model, reloaded, test));
        Assert.False(Reloading.GivesTheSameBits(model, new DigitClassifier(), test));
    }
}
