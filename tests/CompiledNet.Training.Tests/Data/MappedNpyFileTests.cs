namespace CompiledNet.Training.Tests;

public sealed class MappedNpyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string PathOfFile => Path.Combine(_folder.FullName, "rows.npy");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Training_with_mapped_rows_has_the_bits_of_training_with_an_array()
    {
        float[] inputs = Noise.Uniform(90, seed: 1);
        int[] labels = Noise.Labels(30, 3, seed: 2);
        NpyFile.Write(PathOfFile, new NamedTensor("rows", [30, 3], inputs));
        using MappedNpyFile file = MappedNpyFile.Open(PathOfFile);

        Assert.Equal([30, 3], file.Shape);
        Assert.Equal(Trained(Dataset.WithLabels(inputs, 3, labels)), Trained(Dataset.WithLabels(file.Memory, 3, labels)));
    }

    [Fact]
    public void Targets_may_be_mapped_too()
    {
        NpyFile.Write(PathOfFile, new NamedTensor("rows", [4, 2], [1, 2, 3, 4, 5, 6, 7, 8]));
        using MappedNpyFile file = MappedNpyFile.Open(PathOfFile);

        Dataset data = Dataset.WithTargets(file.Memory, 2, file.Memory[..4]);

        Assert.Equal([5f, 6f], data.Input(2).ToArray());
        Assert.Equal([3f], data.Target(2).ToArray());
    }

    [Fact]
    public void A_file_that_was_disposed_is_not_read()
    {
        NpyFile.Write(PathOfFile, new NamedTensor("rows", [2], [1, 2]));
        MappedNpyFile file = MappedNpyFile.Open(PathOfFile);
        Dataset data = Dataset.WithLabels(file.Memory, 1, [0, 1]);

        ((IDisposable)file).Dispose();

        Assert.Throws<ObjectDisposedException>(() => data.Input(0).ToArray());
    }

    [Fact]
    public void What_cannot_be_mapped_is_refused_with_its_file()
    {
        NpyFile.Write(PathOfFile, new NamedTensor("rows", [2], [1, 2]));
        byte[] bytes = File.ReadAllBytes(PathOfFile);

        File.WriteAllBytes(PathOfFile, bytes[..^1]);
        Assert.Contains("2 values were expected", Refused(), StringComparison.Ordinal);
        File.WriteAllBytes(PathOfFile, [.. bytes[..^8], .. new byte[16]]);
        Assert.Contains("2 values were expected", Refused(), StringComparison.Ordinal);
        bytes.AsSpan().Replace((byte)'4', (byte)'8');
        File.WriteAllBytes(PathOfFile, bytes);
        Assert.Contains("float32", Refused(), StringComparison.Ordinal);
        File.WriteAllText(PathOfFile, "a,b\n1,2\n");
        Assert.Contains("not an npy file", Refused(), StringComparison.Ordinal);
    }

    private string Refused()
    {
        string message = Assert.Throws<InvalidDataException>(() => MappedNpyFile.Open(PathOfFile)).Message;
        Assert.Contains(PathOfFile, message, StringComparison.Ordinal);
        return message;
    }

    private static int[] Trained(Dataset data)
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam { LearningRate = 0.01f });
        trainer.Fit(data, new FitOptions { Epochs = 3, BatchSize = 7 });
        return Noise.Bits(trainer.Model.Parameters.AsSpan());
    }
}
