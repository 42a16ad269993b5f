using CompiledNet;
using CompiledNet.Samples;

namespace Mnist;

/// <summary>Where the images and their labels are: files of the format IDX, compressed with gzip or not.</summary>
/// <param name="TrainImages">The images to learn from.</param>
/// <param name="TrainLabels">What they show.</param>
/// <param name="TestImages">The images to measure with.</param>
/// <param name="TestLabels">What they show.</param>
public sealed record ImageFiles(string TrainImages, string TrainLabels, string TestImages, string TestLabels)
{
    /// <summary>The files that a command line names: four paths, or the directory with the four files as MNIST calls them. Null if it names none.</summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static ImageFiles? Of(string[] args) => args switch
    {
        [var directory] => new ImageFiles(
            Find(directory, "train-images*idx3-ubyte*"), Find(directory, "train-labels*idx1-ubyte*"),
            Find(directory, "t10k-images*idx3-ubyte*"), Find(directory, "t10k-labels*idx1-ubyte*")),
        [var trainImages, var trainLabels, var testImages, var testLabels] => new ImageFiles(trainImages, trainLabels, testImages, testLabels),
        _ => null,
    };

    /// <summary>The 1,797 digits that come with the samples, drawn larger and written as such files; a fifth of them to measure with.</summary>
    public static ImageFiles OfDigits(string directory)
    {
        (Dataset train, Dataset test) = SampleData.Digits().Rows.Split(testFraction: 0.2, seed: 0);
        var files = new ImageFiles(
            Path.Join(directory, "train-images-idx3-ubyte"), Path.Join(directory, "train-labels-idx1-ubyte"),
            Path.Join(directory, "t10k-images-idx3-ubyte"), Path.Join(directory, "t10k-labels-idx1-ubyte"));
        IdxWriter.Write(files.TrainImages, [train.Count, Enlargement.Size, Enlargement.Size], Enlargement.Of(train));
        IdxWriter.Write(files.TrainLabels, [train.Count], [.. train.Labels.ToArray().Select(label => (byte)label)]);
        IdxWriter.Write(files.TestImages, [test.Count, Enlargement.Size, Enlargement.Size], Enlargement.Of(test));
        IdxWriter.Write(files.TestLabels, [test.Count], [.. test.Labels.ToArray().Select(label => (byte)label)]);
        return files;
    }

    /// <summary>Both datasets, with pixels from 0 to 1.</summary>
    public (Dataset Train, Dataset Test) Read() => (IdxFile.ReadDataset(TrainImages, TrainLabels), IdxFile.ReadDataset(TestImages, TestLabels));

    private static string Find(string directory, string pattern) => Directory.Exists(directory) && Directory.EnumerateFiles(directory, pattern).Order(StringComparer.Ordinal).FirstOrDefault() is { } file
        ? file
        : throw new FileNotFoundException($"There is no {pattern} in {directory}.");
}
