using System.IO.Compression;

namespace CompiledNet.Training.Tests;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 102, 153, 204];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 3];

    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Images_and_labels_become_a_dataset_compressed_or_not()
    {
        foreach (string images in new[] { Written("a", Images), Compressed("b", Images) })
        {
            Dataset data = IdxFile.ReadDataset(images, Compressed("c", Labels));

            Assert.Equal((2, 3), (data.Count, data.InputSize));
            Assert.Equal([7, 3], data.Labels);
            Assert.Equal([0f, 51 * (1f / 255), 255 * (1f / 255)], data.Input(0));
        }
    }

    [Fact]
    public void Values_of_every_type_are_read()
    {
        Assert.Equal([-2f], IdxFile.Read(Written("a", [0, 0, 9, 1, 0, 0, 0, 1, 0xFE])).Values);
        Assert.Equal([-2f], IdxFile.Read(Written("b", [0, 0, 0x0B, 1, 0, 0, 0, 1, 0xFF, 0xFE])).Values);
        Assert.Equal([258f], IdxFile.Read(Written("c", [0, 0, 0x0C, 1, 0, 0, 0, 1, 0, 0, 1, 2])).Values);
        Assert.Equal([1.5f], IdxFile.Read(Written("d", [0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0xC0, 0, 0])).Values);
        Assert.Equal([1.5f], IdxFile.Read(Written("e", [0, 0, 0x0E, 1, 0, 0, 0, 1, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0])).Values);
    }

    [Fact]
    public void More_than_a_buffer_is_read_in_order()
    {
        byte[] values = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 % 251))];

        float[] read = IdxFile.Read(Compressed("a", [0, 0, 8, 1, 0, 3, 0x0D, 0x40, .. values])).Values;

        Assert.Equal(values.Select(value => (float)value), read);
    }

    [Fact]
    public void A_malformed_file_is_named_with_the_place_and_what_was_expected()
    {
        Refused(Images[..^1], "ends before byte 22");
        Refused([.. Images, 0], "end at byte 22");
        Refused([0, 0, 8], "ends at byte 3");
        Refused(File.ReadAllBytes(Compressed("whole.gz", Images))[..^12], "'");
        Refused([0, 0, 8, 1, 0x70, 0, 0, 0, 1], "ends before byte 1879048200");
        Refused("PK.."u8.ToArray(), "504B2E2E");
        Refused([0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0], "Axis 1");
        Assert.Contains("[2]", Assert.Throws<InvalidDataException>(() => IdxFile.ReadDataset(Written("a", Images), Written("b", Images))).Message);
    }

    private void Refused(byte[] bytes, string part)
    {
        string path = Written("wrong.idx", bytes);
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message;
        Assert.Contains(path, message);
        Assert.Contains(part, message);
    }

    private string Written(string name, byte[] bytes)
    {
        string path = Path.Join(_directory, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Compressed(string name, byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return Written(name, memory.ToArray());
    }
}
