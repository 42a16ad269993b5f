using System.Buffers.Binary;
using System.Text;

namespace CompiledNet.Training.Tests;

public sealed class StandardizerFileTests : IDisposable
{
    // Numbers that no float is equal to.
    private static readonly Standardizer Precise = new([1_700_000_064.5, 0.1], [1.0 / 3, 0]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    private string FilePath => Path.Combine(_folder.FullName, "network.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_saved_with_a_network_is_loaded_with_it_to_the_bit()
    {
        var loaded = new Line(2);

        ParameterFile.Save(FilePath, new Line(1).Parameters, Precise);
        ParameterFile.Load(FilePath, loaded.Parameters, out Standardizer standardizer);

        AssertEqual(Precise, standardizer);
        Assert.Equal(new Line(1).Parameters.ToArray(), loaded.Parameters.ToArray());
    }

    [Fact]
    public void A_standardizer_has_a_file_of_its_own_if_it_is_saved_alone()
    {
        Precise.Save(FilePath);

        AssertEqual(Precise, Standardizer.Load(FilePath));
    }

    [Fact]
    public void A_stream_can_hold_networks_and_standardizers_one_behind_the_other()
    {
        using var stream = new MemoryStream();
        ParameterFile.Save(stream, new Line(1).Parameters, Precise);
        Precise.Save(stream);
        ParameterFile.Save(stream, new Line(3).Parameters);
        var first = new Line();
        var second = new Line();

        stream.Position = 0;
        ParameterFile.Load(stream, first.Parameters, out Standardizer standardizer);
        Standardizer alone = Standardizer.Load(stream);
        ParameterFile.Load(stream, second.Parameters);

        AssertEqual(Precise, standardizer);
        AssertEqual(Precise, alone);
        Assert.Equal(new Line(1).Parameters.ToArray(), first.Parameters.ToArray());
        Assert.Equal(new Line(3).Parameters.ToArray(), second.Parameters.ToArray());
    }

    /// <remarks>Readers may take values from memory as they lie there, so those of eight bytes begin at multiples of eight.</remarks>
    [Fact]
    public void In_the_file_its_numbers_are_tensors_of_double_precision_before_the_parameters()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters, Precise);

        byte[] bytes = File.ReadAllBytes(FilePath);
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.EndsWith(
            """},"Standardizer.Means":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"Standardizer.StandardDeviations":{"dtype":"F64","shape":[2],"data_offsets":[16,32]},"dense1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[32,40]},"dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[40,44]}}""",
            Encoding.UTF8.GetString(bytes, 8, headerLength).TrimEnd(' '),
            StringComparison.Ordinal);
        Assert.Equal(0, headerLength % 8);
        Assert.Equal(0.1, BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 + headerLength + 8)));
    }

    [Fact]
    public void Parameters_saved_with_a_standardizer_are_not_loaded_without_it()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters, Precise);
        var line = new Line(2);

        var exception = Assert.Throws<InvalidDataException>(() => ParameterFile.Load(FilePath, line.Parameters));

        Assert.StartsWith($"'{FilePath}': ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("out Standardizer standardizer", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new Line(2).Parameters.ToArray(), line.Parameters.ToArray());
    }

    [Fact]
    public void A_file_without_a_standardizer_says_so()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters);
        var line = new Line(2);

        var exception = Assert.Throws<InvalidDataException>(() => ParameterFile.Load(FilePath, line.Parameters, out _));

        Assert.Contains("saved without a standardizer", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new Line(2).Parameters.ToArray(), line.Parameters.ToArray());
    }

    [Fact]
    public void The_standardizer_of_other_inputs_is_not_saved()
    {
        var exception = Assert.Throws<ArgumentException>(
            "standardizer", () => ParameterFile.Save(FilePath, new Line().Parameters, new Standardizer([1], [1])));

        Assert.Contains("Line takes rows of 2 inputs; the standardizer has 1 columns", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void A_network_is_not_taken_for_a_standardizer()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters);

        Assert.Contains(
            "A standardizer has the tensors Standardizer.Means, Standardizer.StandardDeviations; the file has dense1.weight, dense1.bias",
            Assert.Throws<InvalidDataException>(() => Standardizer.Load(FilePath)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_or_damaged_gives_no_other_exception()
    {
        Precise.Save(FilePath);
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Standardizer.Load(new MemoryStream(whole[..length])));

        var random = new Random(1);
        for (int position = 0; position < whole.Length; position++)
        {
            byte[] damaged = [.. whole];
            damaged[position] ^= (byte)random.Next(1, 256);
            Exception? exception = Record.Exception(() => Standardizer.Load(new MemoryStream(damaged)));
            Assert.True(exception is null or InvalidDataException, $"{exception}");
        }
    }

    [Fact]
    public void Numbers_that_no_standardizer_has_are_refused()
    {
        Precise.Save(FilePath);
        byte[] bytes = File.ReadAllBytes(FilePath);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(bytes.Length - 8), -1);

        Assert.Contains(
            "Column 1 of the standardizer has the mean 0.1 and the standard deviation -1",
            Assert.Throws<InvalidDataException>(() => Standardizer.Load(new MemoryStream(bytes))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_lies_asks_for_no_more_memory_than_the_file_has()
    {
        byte[] header = Encoding.UTF8.GetBytes(
            """{"Standardizer.Means":{"dtype":"F64","shape":[100000000],"data_offsets":[0,800000000]},"Standardizer.StandardDeviations":{"dtype":"F64","shape":[100000000],"data_offsets":[800000000,1600000000]}}""");
        var bytes = new byte[8 + header.Length + 100];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        header.CopyTo(bytes, 8);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Standardizer.Load(new MemoryStream(bytes)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static void AssertEqual(Standardizer expected, Standardizer actual)
    {
        Assert.Equal(expected.PreciseMeans.ToArray(), actual.PreciseMeans.ToArray());
        Assert.Equal(expected.PreciseStandardDeviations.ToArray(), actual.PreciseStandardDeviations.ToArray());
    }
}
