using CompiledNet;
using ConvolutionalDigits;

namespace CompiledNet.Samples.Tests;

public class ConvolutionalDigitsTests
{
    private static readonly (Dataset Train, Dataset Test) Digits = SampleData.Digits().Rows.Split(testFraction: 0.2, seed: 0);

    // 99 % is the mean of five seeds, each with the same images held out; three of 359 misread are 99.2 %, four are 98.9 %.
    [Fact]
    public void A_convolutional_network_reads_digits_better_than_a_dense_one()
    {
        double convolutional = SeedSpread.Measure(5, HeldOut<ConvolutionalClassifier>).Values.Average();
        double dense = SeedSpread.Measure(5, HeldOut<DenseClassifier>).Values.Average();

        Assert.InRange(convolutional, 0.99, 1);
        Assert.InRange(dense, 0.96, 0.985);
    }

    [Fact]
    public void Distorted_copies_keep_the_labels_and_come_after_the_images()
    {
        Dataset images = Digits.Train.Select([0, 1, 2]);

        Dataset distorted = Distortion.WithCopies(images, copies: 2, seed: 0);

        Assert.Equal([.. images.Labels, .. images.Labels, .. images.Labels], distorted.Labels.ToArray());
        Assert.Equal(images.Inputs, distorted.Inputs[..images.Inputs.Length]);
        Assert.NotEqual(distorted.Input(3).ToArray(), distorted.Input(6).ToArray());
    }

    // What is at most 0.5 pixels from the centre is moved by less than 2 pixels, and spread over its neighbours.
    [Fact]
    public void A_distorted_copy_has_no_ink_where_nothing_is_near()
    {
        var dot = new float[Distortion.Size * Distortion.Size];
        dot[3 * Distortion.Size + 3] = 1;

        Dataset distorted = Distortion.WithCopies(Dataset.WithLabels(dot, dot.Length, [0]), copies: 50, seed: 0);

        for (int copy = 1; copy <= 50; copy++)
        {
            ReadOnlySpan<float> pixels = distorted.Input(copy);
            for (int pixel = 0; pixel < pixels.Length; pixel++)
            {
                bool isNear = Math.Abs(pixel / Distortion.Size - 3) <= 3 && Math.Abs(pixel % Distortion.Size - 3) <= 3;
                Assert.InRange(pixels[pixel], -0.1501f, isNear ? 1.1501f : 0.1501f);
            }
        }
    }

    // Ten roundings of a sum of products below 1.
    [Fact]
    public void A_map_is_the_filter_laid_on_every_place_of_the_image()
    {
        var network = new ConvolutionalClassifier(seed: 3);
        network.Conv2D1.Biases[5] = -0.25f;
        var sight = new FilterSight(network, Digits.Test);
        double[,] weights = sight.Weights(5);
        ReadOnlySpan<float> image = Digits.Test.Input(7);

        double[,] map = sight.Map(5, 7);

        for (int y = 0; y < FirstLayer.MapSize; y++)
        {
            for (int x = 0; x < FirstLayer.MapSize; x++)
            {
                double z = -0.25;
                for (int i = 0; i < FirstLayer.FilterSize; i++)
                {
                    for (int j = 0; j < FirstLayer.FilterSize; j++)
                        z += weights[i, j] * image[(y + i) * Distortion.Size + x + j];
                }
                Assert.Equal(Math.Max(0, z), map[y, x], 1e-6);
            }
        }
    }

    private static double HeldOut<TNetwork>(int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork> =>
        ReaderTraining.Run<TNetwork>(Digits.Train, Digits.Test, seed).History.Last.ValidationAccuracy!.Value;
}
