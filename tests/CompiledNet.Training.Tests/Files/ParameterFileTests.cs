using System.Buffers.Binary;
using System.Text;

namespace CompiledNet.Training.Tests;

public sealed class ParameterFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    private string FilePath => Path.Combine(_folder.FullName, "network.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_saved_is_loaded_to_the_bit()
    {
        var saved = new Classifier(1);
        saved.Parameters["Dense1.Biases"].CopyFrom([-0f, float.Epsilon, float.MaxValue, float.MinValue, 1f]);
        var loaded = new Classifier(2);

        ParameterFile.Save(FilePath, saved.Parameters);
        ParameterFile.Load(FilePath, loaded.Parameters);

        Assert.Equal(Noise.Bits(saved.Parameters.AsSpan()), Noise.Bits(loaded.Parameters.AsSpan()));
    }

    [Fact]
    public void A_stream_can_hold_two_networks_one_behind_the_other()
    {
        using var stream = new MemoryStream();
        ParameterFile.Save(stream, new Classifier(1).Parameters);
        ParameterFile.Save(stream, new Line(1).Parameters);
        var classifier = new Classifier(2);
        var line = new Line(2);

        stream.Position = 0;
        ParameterFile.Load(stream, classifier.Parameters);
        ParameterFile.Load(stream, line.Parameters);

        Assert.Equal(new Classifier(1).Parameters.ToArray(), classifier.Parameters.ToArray());
        Assert.Equal(new Line(1).Parameters.ToArray(), line.Parameters.ToArray());
    }

    /// <summary>The bytes as the format's description has them, taken apart by hand.</summary>
    [Fact]
    public void The_file_is_a_safetensors_file()
    {
        var line = new Line();
        line.Parameters.CopyFrom([1f, -2f, 0.5f]);

        ParameterFile.Save(FilePath, line.Parameters);

        byte[] bytes = File.ReadAllBytes(FilePath);
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, headerLength % 8);
        string header = Encoding.UTF8.GetString(bytes, 8, headerLength).TrimEnd(' ');
        Assert.StartsWith("""{"__metadata__":{"compilednet.version":"1","compilednet.architecture":"{""", header, StringComparison.Ordinal);
        Assert.EndsWith("""},"dense1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", header, StringComparison.Ordinal);
        Assert.Equal(Convert.FromHexString("0000803F000000C00000003F"), bytes[(8 + headerLength)..]);
    }

    [Fact]
    public void Weights_are_stored_unit_by_unit()
    {
        var classifier = new Classifier();
        classifier.Parameters.Clear();
        classifier.Parameters["Dense1.Weights"][1, 0] = 1f;

        ParameterFile.Save(FilePath, classifier.Parameters);

        // Three inputs a unit: unit 1 begins at element 3.
        byte[] bytes = File.ReadAllBytes(FilePath);
        int data = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(1f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(data + 3 * 4)));
    }

    [Fact]
    public void A_file_of_another_writer_is_read_metadata_other_order_and_no_padding()
    {
        var line = new Line(1);
        byte[] bytes = Compose(
            """{"Dense1.Biases":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"},"__metadata__":{"format":"pt"},"Dense1.Weights":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]}}""",
            [0.5f, 1f, -2f]);

        ParameterFile.Load(new MemoryStream(bytes), line.Parameters);

        Assert.Equal([1f, -2f, 0.5f], line.Parameters.ToArray());
    }

    [Fact]
    public void Saving_replaces_the_former_file_and_leaves_nothing_else()
    {
        File.WriteAllText(FilePath, "former");

        ParameterFile.Save(FilePath, new Line(1).Parameters);

        var loaded = new Line(2);
        ParameterFile.Load(FilePath, loaded.Parameters);
        Assert.Equal(new Line(1).Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_failed_save_leaves_what_was_there_and_nothing_else()
    {
        // A directory cannot be replaced by a file: the very last act of saving fails.
        Directory.CreateDirectory(FilePath);
        File.WriteAllText(Path.Combine(FilePath, "inside"), "former");

        Assert.ThrowsAny<Exception>(() => ParameterFile.Save(FilePath, new Line(1).Parameters));

        Assert.Equal("former", File.ReadAllText(Path.Combine(FilePath, "inside")));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Saving_into_a_folder_that_is_not_there_fails_as_files_do() =>
        Assert.Throws<DirectoryNotFoundException>(() => ParameterFile.Save(Path.Combine(_folder.FullName, "none", "x"), new Line(1).Parameters));

    [Fact]
    public void Parameters_that_are_not_finite_are_not_saved()
    {
        File.WriteAllText(FilePath, "former");
        var line = new Line(1);
        line.Parameters["Dense1.Weights"][0, 1] = float.NaN;

        var exception = Assert.Throws<InvalidOperationException>(() => ParameterFile.Save(FilePath, line.Parameters));
        Assert.Throws<InvalidOperationException>(() => ParameterFile.Save(new MemoryStream(), line.Parameters));

        Assert.Contains("Element 1 of 'Dense1.Weights' is NaN", exception.Message, StringComparison.Ordinal);
        Assert.Equal("former", File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_changes_nothing()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters);
        byte[] whole = File.ReadAllBytes(FilePath);

        for (int length = 0; length < whole.Length; length++)
            Refused(whole[..length], "");
    }

    [Fact]
    public void A_file_that_goes_on_behind_its_data_is_refused()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters);
        byte[] whole = File.ReadAllBytes(FilePath);

        Refused([.. whole, 0], $"end at byte {whole.Length}, but the file has {whole.Length + 1} bytes");
    }

    [Fact]
    public void Garbage_is_refused()
    {
        Refused(Encoding.UTF8.GetBytes("This is no parameter file, but a text."), "The first 8 bytes give a header of");
        Refused(Compose("not JSON", []), "The header is not the JSON");
        Refused(Compose("[1]", []), "The header is a JSON Array; an object was expected");
    }

    [Fact]
    public void Random_bytes_anywhere_give_no_other_exception()
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters);
        byte[] whole = File.ReadAllBytes(FilePath);
        int data = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(whole);

        var random = new Random(1);
        for (int position = 0; position < data; position++)
        {
            byte[] damaged = [.. whole];
            damaged[position] ^= (byte)random.Next(1, 256);
            var line = new Line(2);
            if (Record.Exception(() => ParameterFile.Load(new MemoryStream(damaged), line.Parameters)) is { } exception)
            {
                Assert.IsType<InvalidDataException>(exception);
                Assert.Equal(new Line(2).Parameters.ToArray(), line.Parameters.ToArray());
            }
        }
    }

    [Theory]
    [InlineData("\"Dense1.Biases\":", "\"Dense1.Offset\":", "missing dense1.bias [1]; the file also has Dense1.Offset [1]")]
    [InlineData("{\"Dense1.Weights\"", "{\"More\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},\"Dense1.Weights\"", "the file also has More [0]")]
    [InlineData("\"Dense1.Biases\":", "\"Dense1.Weights\":", "The header is not the JSON")]
    [InlineData("[1,2]", "[2,1]", "'Dense1.Weights' has the shape [2, 1]; [1, 2] was expected")]
    [InlineData("[1,2]", "[1,2.5]", "'Dense1.Weights' has 2.5 in its shape; a whole number was expected")]
    [InlineData("[1,2]", "\"1,2\"", "'Dense1.Weights' has no shape; an array of numbers was expected")]
    [InlineData("\"F32\",\"shape\":[1,2]", "\"F16\",\"shape\":[1,2]", "'Dense1.Weights' has the data_offsets [0, 8]; two offsets 4 bytes apart were expected")]
    [InlineData("\"F32\",\"shape\":[1,2]", "\"F8_E4M3\",\"shape\":[1,2]", "'Dense1.Weights' has the dtype F8_E4M3; one of F64, F32, F16, BF16, I64")]
    [InlineData("\"F32\",\"shape\":[1,2]", "\"I32\",\"shape\":[1,2]", "'Dense1.Weights' has the dtype I32; one of F64, F32, F16, BF16 was expected")]
    [InlineData("\"F32\",\"shape\":[1,2]", "32,\"shape\":[1,2]", "'Dense1.Weights' has the dtype (none); one of F64, F32, F16, BF16")]
    [InlineData("{\"Dense1.Weights\"", "{\"__metadata__\":[],\"Dense1.Weights\"", "The header's __metadata__ is a JSON Array; an object was expected")]
    [InlineData("{\"Dense1.Weights\"", "{\"__metadata__\":{\"a\":1},\"Dense1.Weights\"", "'a' in the header's __metadata__ is a JSON Number; a string was expected")]
    [InlineData("\"Dense1.Biases\":", "\"dense1.weight\":", "'Dense1.Weights' and 'dense1.weight' are both dense1.weight of Line")]
    [InlineData("[8,12]", "[8,16]", "'Dense1.Biases' has the data_offsets [8, 16]; two offsets 4 bytes apart were expected")]
    [InlineData("[8,12]", "[-4,0]", "'Dense1.Biases' has the data_offsets [-4, 0]")]
    [InlineData("[8,12]", "[9223372036854775807,9223372036854775807]", "'Dense1.Biases' has the data_offsets")]
    [InlineData("[8,12]", "[12,16]", "The data of 'Dense1.Biases' begin at 12; 8 was expected")]
    [InlineData("[8,12]", "[4,8]", "The data of 'Dense1.Biases' begin at 4; 8 was expected")]
    [InlineData("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}", "7", "entry 'Dense1.Biases' is a JSON Number")]
    public void A_header_that_is_wrong_is_refused_with_what_was_expected(string part, string replacement, string message)
    {
        const string Header =
            """{"Dense1.Weights":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"Dense1.Biases":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";

        Assert.Contains(part, Header, StringComparison.Ordinal);
        Refused(Compose(Header.Replace(part, replacement, StringComparison.Ordinal), [1f, 2f, 3f]), message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_refused(float bad)
    {
        ParameterFile.Save(FilePath, new Line(1).Parameters);
        byte[] bytes = File.ReadAllBytes(FilePath);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 8), bad);

        Refused(bytes, $"Element 1 of 'dense1.weight' is {bad}; a finite value was expected");
    }

    [Fact]
    public void The_file_of_another_network_is_refused_with_both_lists_of_tensors()
    {
        ParameterFile.Save(FilePath, new Classifier(1).Parameters);

        Refused(File.ReadAllBytes(FilePath), "the file also has dense2.weight [3, 5], dense2.bias [3]");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_network_is_loaded_from_a_named_pipe()
    {
        var line = new Line(2);

        await LoadFromPipe(line, behind: []);

        Assert.Equal(new Line(1).Parameters.ToArray(), line.Parameters.ToArray());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_named_pipe_that_goes_on_behind_the_data_is_refused()
    {
        var line = new Line(2);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => LoadFromPipe(line, behind: [0]));

        Assert.Contains("The data of Line end, but the file goes on.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new Line(2).Parameters.ToArray(), line.Parameters.ToArray());
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_found() =>
        Assert.Throws<FileNotFoundException>(() => ParameterFile.Load(FilePath, new Line(1).Parameters));

    [Fact]
    public void A_header_length_that_lies_asks_for_no_more_memory_than_the_file_has()
    {
        var bytes = new byte[1000];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 99_999_999);
        var line = new Line(1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => ParameterFile.Load(new MemoryStream(bytes), line.Parameters));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    /// <summary>Loading it as a file fails, names the file, says the message, and leaves every parameter.</summary>
    private void Refused(byte[] bytes, string message)
    {
        File.WriteAllBytes(FilePath, bytes);
        var line = new Line(2);

        var exception = Assert.Throws<InvalidDataException>(() => ParameterFile.Load(FilePath, line.Parameters));

        Assert.StartsWith($"'{FilePath}': ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(Noise.Bits(new Line(2).Parameters.AsSpan()), Noise.Bits(line.Parameters.AsSpan()));
    }

    private async Task LoadFromPipe(Line line, byte[] behind)
    {
        UnixCommand.RunOrSkip("mkfifo", FilePath);
        using var bytes = new MemoryStream();
        ParameterFile.Save(bytes, new Line(1).Parameters);
        bytes.Write(behind);

        // Each end waits until the other is opened.
        Task writing = Task.Run(() =>
        {
            // A lock of its own, as of File.OpenWrite, could not be had beside that of the reader.
            using var pipe = new FileStream(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            pipe.Write(bytes.ToArray());
        });
        await Task.Run(() => ParameterFile.Load(FilePath, line.Parameters));
        await writing;
    }

    private static byte[] Compose(string header, float[] values)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + 4 * values.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + text.Length + 4 * i), values[i]);
        return bytes;
    }
}
