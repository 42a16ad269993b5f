using System.Buffers.Binary;

namespace CompiledNet.Training.Tests;

public sealed class CheckpointFileTests : IDisposable
{
    private const int MomentCountOffset = 20;
    private const int StepCountOffset = 8;
    private const int LargestGradientOffset = 16;
    private const int LettersLength = 8;
    private const int SeedOffset = 28;
    private const int ScalarsOffset = 32;

    private static readonly int[] Labels = [2, 0, 1, 1];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    private string FilePath => Path.Combine(_folder.FullName, "training.checkpoint");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_holds_parameters_moments_scalars_steps_and_the_largest_gradient()
    {
        Trainer<Classifier> saved = Trained(seed: 1);
        var loaded = new Trainer<Classifier>(new Classifier(2), new Adam());

        CheckpointFile.Save(FilePath, saved);
        CheckpointFile.Load(FilePath, loaded);

        Assert.Equal(Values(saved), Values(loaded));
        Assert.Equal(5, loaded.StepCount);
    }

    [Fact]
    public void A_stream_is_left_behind_the_last_value()
    {
        using var stream = new MemoryStream();
        CheckpointFile.Save(stream, Trained(seed: 1));
        CheckpointFile.Save(stream, Trained(seed: 2));
        Trainer<Classifier> first = Trained(seed: 3);
        Trainer<Classifier> second = Trained(seed: 4);

        stream.Position = 0;
        CheckpointFile.Load(stream, first);
        CheckpointFile.Load(stream, second);

        Assert.Equal(Values(Trained(seed: 1)), Values(first));
        Assert.Equal(Values(Trained(seed: 2)), Values(second));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_changes_nothing()
    {
        CheckpointFile.Save(FilePath, Trained(seed: 1));
        byte[] bytes = File.ReadAllBytes(FilePath);
        Trainer<Classifier> trainer = Trained(seed: 2);
        double[] before = Values(trainer);

        for (int length = 0; length < bytes.Length; length++)
        {
            using var stream = new MemoryStream(bytes, 0, length);
            Assert.Throws<InvalidDataException>(() => CheckpointFile.Load(stream, trainer));
            Assert.Equal(before, Values(trainer));
        }
    }

    [Fact]
    public void Damage_is_named_with_the_file_and_changes_nothing()
    {
        Refused("the letters CNCHECK2 or CNCHECK1", bytes => bytes[0] = (byte)'X');
        Refused("an optimizer with 1 moments and 2 scalars; the trainer's has 2 and 2", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(MomentCountOffset), 1));
        Refused("The number of steps is -1", bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(StepCountOffset), -1));
        Refused("The largest gradient is NaN", bytes => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(LargestGradientOffset), float.NaN));
        Refused("Scalar 1 of the optimizer is NaN", bytes => BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(ScalarsOffset + 8), double.NaN));
        Refused("Moment 1: Element 2 of 'dense2.bias' is NaN", bytes => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 4), float.NaN));
    }

    /// <remarks>The first version has the same fields but the seed, which stays what it was.</remarks>
    [Fact]
    public void A_checkpoint_of_the_first_version_is_read()
    {
        using var stream = new MemoryStream();
        CheckpointFile.Save(stream, Trained(seed: 1));
        byte[] bytes = stream.ToArray();
        bytes[LettersLength - 1] = (byte)'1';
        var loaded = new Trainer<Classifier>(new Classifier(2), new Adam()) { Seed = 17 };

        using var first = new MemoryStream([.. bytes[..SeedOffset], .. bytes[ScalarsOffset..]]);
        CheckpointFile.Load(first, loaded);

        Assert.Equal(Values(Trained(seed: 1)), Values(loaded));
        Assert.Equal(17, loaded.Seed);
    }

    [Fact]
    public void Data_behind_the_checkpoint_are_refused()
    {
        CheckpointFile.Save(FilePath, Trained(seed: 1));
        File.AppendAllBytes(FilePath, [0]);

        Refused($"The checkpoint ends at byte {new FileInfo(FilePath).Length - 1}, but the file has {new FileInfo(FilePath).Length} bytes.");
    }

    [Fact]
    public void A_file_of_parameters_is_not_a_checkpoint()
    {
        ParameterFile.Save(FilePath, new Classifier(1).Parameters);

        Refused("This is not a checkpoint");
    }

    [Fact]
    public void The_checkpoint_of_another_network_is_refused_by_its_tensors()
    {
        CheckpointFile.Save(FilePath, new Trainer<Line>(new Line(1), new Adam()));

        Refused("The parameters: Classifier has other tensors than the file: missing dense2.weight [3, 5], dense2.bias [3]");
    }

    [Fact]
    public void What_is_not_finite_is_not_stored_and_the_former_file_stays()
    {
        Trainer<Classifier> trainer = Trained(seed: 1);
        CheckpointFile.Save(FilePath, trainer);
        byte[] before = File.ReadAllBytes(FilePath);

        trainer.OptimizerState.Scalars[1] = double.NaN;
        var scalar = Assert.Throws<InvalidOperationException>(() => CheckpointFile.Save(FilePath, trainer));
        trainer.OptimizerState.Moments[0]["Dense1.Weights"][0, 0] = float.NaN;
        var moment = Assert.Throws<InvalidOperationException>(() => CheckpointFile.Save(FilePath, trainer));

        Assert.Contains("Scalar 1", scalar.Message, StringComparison.Ordinal);
        Assert.Contains("Element 0 of 'Dense1.Weights'", moment.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    private static Trainer<Classifier> Trained(int seed)
    {
        var trainer = new Trainer<Classifier>(new Classifier(seed), new Adam());
        for (int step = 0; step < 5; step++)
            trainer.Step(Noise.Uniform(12, seed), Labels);
        return trainer;
    }

    /// <summary>All that a checkpoint holds, as one list of numbers.</summary>
    private static double[] Values(Trainer<Classifier> trainer) =>
    [
        trainer.StepCount,
        trainer.OptimizerState.LargestGradient,
        .. trainer.OptimizerState.Scalars,
        .. trainer.Model.Parameters.AsSpan().ToArray().Select(value => (double)value),
        .. trainer.OptimizerState.Moments.SelectMany(moment => moment.ToArray()).Select(value => (double)value),
    ];

    private void Refused(string message, Action<byte[]> damage)
    {
        CheckpointFile.Save(FilePath, Trained(seed: 1));
        byte[] bytes = File.ReadAllBytes(FilePath);
        damage(bytes);
        File.WriteAllBytes(FilePath, bytes);
        Refused(message);
    }

    private void Refused(string message)
    {
        Trainer<Classifier> trainer = Trained(seed: 2);
        double[] before = Values(trainer);

        var exception = Assert.Throws<InvalidDataException>(() => CheckpointFile.Load(FilePath, trainer));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith($"'{FilePath}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(trainer));
    }
}
