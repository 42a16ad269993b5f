using CompiledNet;
using Mnist;

namespace CompiledNet.Samples.Tests;

public sealed class MnistTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Files_of_a_directory_are_found_by_their_names()
    {
        ImageFiles written = ImageFiles.OfDigits(_directory);

        Assert.Equal(written, ImageFiles.Of([_directory]));
        Assert.Throws<FileNotFoundException>(() => ImageFiles.Of([Path.Join(_directory, "nowhere")]));
        Assert.Null(ImageFiles.Of([]));
    }

    [Fact]
    public void Digits_are_drawn_in_the_middle_with_their_ink_and_labels()
    {
        (Dataset smallTrain, _) = SampleData.Digits().Rows.Split(testFraction: 0.2, seed: 0);

        (Dataset train, Dataset test) = ImageFiles.OfDigits(_directory).Read();

        Assert.Equal((1438, 359, 784), (train.Count, test.Count, train.InputSize));
        Assert.Equal(smallTrain.Labels.ToArray(), train.Labels.ToArray());
        float[] image = train.Input(0).ToArray();
        Assert.All(Enumerable.Range(0, 784).Where(pixel => pixel / 28 is < 4 or >= 24 || pixel % 28 is < 4 or >= 24), pixel => Assert.Equal(0, image[pixel]));
        // 20/8 pixels for each along both sides, all ink of the inner pixels kept; a pixel is rounded to 1/255.
        Assert.Equal(smallTrain.Input(0).ToArray().Sum() * 6.25, image.Sum(), 0.05 * image.Sum());
        // The centre of the 20 × 20 pixels is the corner between four.
        Assert.Equal((Small(3, 3) + Small(3, 4) + Small(4, 3) + Small(4, 4)) / 4, (image[13 * 28 + 13] + image[13 * 28 + 14] + image[14 * 28 + 13] + image[14 * 28 + 14]) / 4, 0.01);

        float Small(int y, int x) => smallTrain.Input(0)[8 * y + x];
    }

    [Fact]
    public void The_network_reads_the_digits()
    {
        (Dataset train, Dataset test) = ImageFiles.OfDigits(_directory).Read();

        Assert.InRange(ReaderTraining.Run(train).Model.Evaluate(test).Accuracy!.Value, 0.97, 1);
    }

    [Theory]
    [InlineData(1438, 20)]
    [InlineData(9000, 10)]
    [InlineData(60000, 3)]
    public void More_images_need_fewer_epochs(int images, int epochs) => Assert.Equal(epochs, ReaderTraining.EpochsFor(images));
}
