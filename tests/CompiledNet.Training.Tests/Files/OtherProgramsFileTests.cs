using System.Buffers.Binary;
using System.Text;

namespace CompiledNet.Training.Tests;

/// <summary>Files as PyTorch and others write them: other names, types of numbers, metadata.</summary>
public class OtherProgramsFileTests
{
    [Fact]
    public void Layers_under_numbers_are_loaded_with_a_map_of_names()
    {
        Classifier saved = new(1), loaded = new(2);
        byte[] bytes = Renamed(saved, name => name.Replace("dense1", "0", StringComparison.Ordinal).Replace("dense2", "2", StringComparison.Ordinal));

        ParameterFile.Load(new MemoryStream(bytes), loaded.Parameters, new ParameterNames { ["0"] = "dense1", ["2"] = "Dense2" });

        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
    }

    [Fact]
    public void A_beginning_that_all_names_have_is_taken_away_and_the_longest_name_counts()
    {
        Classifier saved = new(1), loaded = new(2);
        byte[] bytes = Renamed(saved, name => name == "dense2.bias" ? "model.net.last_bias" : "model.net." + name);

        ParameterFile.Load(new MemoryStream(bytes), loaded.Parameters, new ParameterNames { ["model.net"] = "", ["model.net.last_bias"] = "Dense2.Biases" });

        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
    }

    [Fact]
    public void Names_that_do_not_match_are_refused_with_both_sides_and_the_map_that_would_help()
    {
        byte[] bytes = Renamed(new Classifier(1), name => name.Replace("dense", "fc", StringComparison.Ordinal));
        var loaded = new Classifier(2);

        var exception = Assert.Throws<InvalidDataException>(() => ParameterFile.Load(new MemoryStream(bytes), loaded.Parameters));

        string[] lines = exception.Message.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("Classifier has dense1.weight [5, 3], dense1.bias [5], dense2.weight [3, 5], dense2.bias [3]", lines[1]);
        Assert.Equal("the file has fc1.weight [5, 3], fc1.bias [5], fc2.weight [3, 5], fc2.bias [3]", lines[2]);
        Assert.EndsWith("""load them with new ParameterNames { ["fc1"] = "dense1", ["fc2"] = "dense2" }.""", lines[3], StringComparison.Ordinal);
        Assert.Equal(new Classifier(2).Parameters.ToArray(), loaded.Parameters.ToArray());
    }

    [Fact]
    public void A_name_that_no_tensor_of_the_file_has_is_refused()
    {
        byte[] bytes = Renamed(new Line(1), name => name);

        Assert.Contains(
            "The names given for the file's tensors have 'fc1'; no tensor of the file is called so or begins with 'fc1.'. The file has dense1.weight [1, 2], dense1.bias [1]",
            Assert.Throws<InvalidDataException>(() => ParameterFile.Load(new MemoryStream(bytes), new Line().Parameters, new ParameterNames { ["fc1"] = "dense1" })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    // 1, −2 and 1/3 in each type; the third rounded as the type has it.
    [InlineData("F16", "003C00C05535", 0x3EAAA000)]
    [InlineData("BF16", "803F00C0AB3E", 0x3EAB0000)]
    [InlineData("F32", "0000803F000000C0ABAAAA3E", 0x3EAAAAAB)]
    [InlineData("F64", "000000000000F03F00000000000000C0555555555555D53F", 0x3EAAAAAB)]
    public void Numbers_of_every_precision_are_loaded(string type, string hexadecimal, int third)
    {
        int size = hexadecimal.Length / 6;
        byte[] bytes = Compose(
            $$$"""{"dense1.weight":{"dtype":"{{{type}}}","shape":[1,2],"data_offsets":[0,{{{2 * size}}}]},"dense1.bias":{"dtype":"{{{type}}}","shape":[1],"data_offsets":[{{{2 * size}}},{{{3 * size}}}]}}""",
            Convert.FromHexString(hexadecimal));
        var line = new Line(1);

        ParameterFile.Load(new MemoryStream(bytes), line.Parameters);

        Assert.Equal([1f, -2f, BitConverter.Int32BitsToSingle(third)], line.Parameters.ToArray());
    }

    [Fact]
    public void A_number_too_large_for_a_float_is_refused()
    {
        byte[] bytes = Compose(
            """{"dense1.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},"dense1.bias":{"dtype":"F64","shape":[1],"data_offsets":[16,24]}}""",
            [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(1e39), .. BitConverter.GetBytes(0.0)]);

        Assert.Contains(
            "Element 1 of 'dense1.weight' is 1E+39, which is too large for a float",
            Assert.Throws<InvalidDataException>(() => ParameterFile.Load(new MemoryStream(bytes), new Line().Parameters)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_counter_of_batches_that_PyTorch_keeps_is_passed_over()
    {
        byte[] bytes = Compose(
            """{"dense1.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"dense1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]},"dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[16,20]}}""",
            Convert.FromHexString("0700000000000000" + "0000803F000000C00000003F"));
        var line = new Line(1);

        ParameterFile.Load(new MemoryStream(bytes), line.Parameters);

        Assert.Equal([1f, -2f, 0.5f], line.Parameters.ToArray());
    }

    [Fact]
    public void Class_names_and_a_standardizer_are_stored_with_the_parameters()
    {
        var saved = new Preprocessing { Standardizer = new Standardizer([0.1, 0.2, 0.3], [1, 2, 3]), ClassNames = ["café", "b\"c", "d"] };
        using var stream = new MemoryStream();

        ParameterFile.Save(stream, new Classifier(1).Parameters, saved);
        stream.Position = 0;
        ParameterFile.Load(stream, new Classifier(2).Parameters, out Preprocessing loaded);

        Assert.Equal(saved.ClassNames, loaded.ClassNames);
        Assert.Equal(saved.Standardizer.PreciseMeans.ToArray(), loaded.Standardizer!.PreciseMeans.ToArray());
    }

    [Fact]
    public void A_file_that_has_neither_gives_neither()
    {
        using var stream = new MemoryStream();
        ParameterFile.Save(stream, new Classifier(1).Parameters);

        stream.Position = 0;
        ParameterFile.Load(stream, new Classifier(2).Parameters, out Preprocessing loaded);

        Assert.Null(loaded.Standardizer);
        Assert.Empty(loaded.ClassNames);
    }

    [Fact]
    public void Class_names_that_are_too_few_for_the_outputs_are_neither_saved_nor_loaded()
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>("preprocessing", () => ParameterFile.Save(stream, new Classifier(1).Parameters, new Preprocessing { ClassNames = ["a", "b"] }));
        Assert.Equal(0, stream.Length);

        SafetensorsFile.Write(stream, Tensors(new Classifier(1)), new Dictionary<string, string> { ["compilednet.class_names"] = """["a","b"]""" });
        stream.Position = 0;
        Assert.Contains(
            "There are 2 names of classes; Classifier has 3 outputs",
            Assert.Throws<InvalidDataException>(() => ParameterFile.Load(stream, new Classifier(2).Parameters, out Preprocessing _)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_metadata_say_what_the_network_is()
    {
        using var stream = new MemoryStream();
        ParameterFile.Save(stream, new Classifier(1).Parameters);

        stream.Position = 0;
        NetworkDescription read = NetworkDescription.FromJson(SafetensorsFile.Read(stream).Metadata["compilednet.architecture"]);

        Assert.Equal(Classifier.Description.ToJson(), read.ToJson());
        Assert.Equal(Classifier.Description.FileNames, read.FileNames);
        Assert.Equal(Classifier.Description.ParameterCount, read.StorageSize);
    }

    private static List<NamedTensor> Tensors<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        using var stream = new MemoryStream();
        ParameterFile.Save(stream, network.Parameters);
        stream.Position = 0;
        return [.. SafetensorsFile.Read(stream).Tensors];
    }

    private static byte[] Renamed<TNetwork>(TNetwork network, Func<string, string> rename)
        where TNetwork : class, INetwork<TNetwork>
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, [.. Tensors(network).Select(tensor => tensor with { Name = rename(tensor.Name) })]);
        return stream.ToArray();
    }

    private static byte[] Compose(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + text.Length);
        return bytes;
    }
}
