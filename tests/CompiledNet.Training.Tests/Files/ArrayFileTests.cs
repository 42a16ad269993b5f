using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace CompiledNet.Training.Tests;

/// <summary>NumPy's files, and safetensors that belong to no network.</summary>
public sealed class ArrayFileTests : IDisposable
{
    private static readonly NamedTensor[] Tensors =
    [
        new("a", [2, 3], [1, 2, 3, 4, 5, 6]),
        new("layer.b", [], [float.NaN]),
        new("empty", [3, 0], []),
        new("c", [4], [-0f, float.Epsilon, float.MaxValue, float.NegativeInfinity]),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Safetensors_keep_names_shapes_bits_order_and_metadata()
    {
        string path = PathOf("x.safetensors");
        SafetensorsFile.Write(path, Tensors, new Dictionary<string, string> { ["format"] = "pt", ["ä"] = "\"" });

        SafetensorsContent read = SafetensorsFile.Read(path);

        AssertEqual(Tensors, read.Tensors);
        Assert.Equal([new("format", "pt"), new("ä", "\"")], read.Metadata);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Archives_of_arrays_keep_names_shapes_bits_and_order(bool compress)
    {
        NpzFile.Write(PathOf("x.npz"), Tensors, compress);

        AssertEqual(Tensors, NpzFile.Read(PathOf("x.npz")));
    }

    /// <summary>The bytes as the format's description has them.</summary>
    [Fact]
    public void An_array_is_written_as_NumPy_writes_it()
    {
        NpyFile.Write(PathOf("x.npy"), Tensors[0]);

        byte[] bytes = File.ReadAllBytes(PathOf("x.npy"));
        Assert.Equal("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".PadRight(127) + "\n", Encoding.Latin1.GetString(bytes, 0, 128));
        Assert.Equal(Convert.FromHexString("0000803F0000004000004040000080400000A0400000C040"), bytes[128..]);
        AssertEqual([Tensors[0] with { Name = "x" }], [NpyFile.Read(PathOf("x.npy"))]);
    }

    [Theory]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (2,), }", "3F800000C0000000", new[] { 1f, -2f })]
    [InlineData("{'shape':(2,),'fortran_order':True,'descr':'<f2'}\n", "003C00C0", new[] { 1f, -2f })]
    [InlineData("{\"descr\": \"|i1\", 'fortran_order': False, 'shape': (2L,)}", "01FE", new[] { 1f, -2f })]
    [InlineData("{'descr': '<u8', 'fortran_order': False, 'shape': ()}", "0000000001000000", new[] { 4294967296f })]
    [InlineData("{'descr': '|b1', 'fortran_order': False, 'shape': (1, 2)}", "0100", new[] { 1f, 0f })]
    // Columns first: (1, 2, 3), (4, 5, 6).
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3)}", "010402050306", new[] { 1f, 2f, 3f, 4f, 5f, 6f })]
    public void Arrays_of_every_type_and_order_are_read(string header, string data, float[] values) =>
        Assert.Equal(values, NpyFile.Read(new MemoryStream(Npy(header, Convert.FromHexString(data))), "x").Values);

    [Theory]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}", "The elements are '<c8'; one of f2, f4, f8")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "The header has -1,)} where a whole number was expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)}", "The shape has the size 99999999999")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (100000, 100000)}", "at most 2147483591 were expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "the keys descr, fortran_order and shape were expected")]
    [InlineData("{'descr': '<f4', 'descr': '<f4'}", "The header has the key 'descr'")]
    [InlineData("{'descr': [('a', '<f4')]}", "The header has [('a', '<f4')]} where a string was expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "end after 4 of 8 bytes")]
    public void An_array_that_cannot_be_read_is_refused_with_the_reason(string header, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<InvalidDataException>(() => NpyFile.Read(new MemoryStream(Npy(header, new byte[4])), "x")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_archive_that_holds_something_else_or_was_damaged_is_refused()
    {
        using var other = new MemoryStream();
        using (var archive = new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("readme.txt");
        NpzFile.Write(PathOf("x.npz"), [Tensors[0]]);
        byte[] damaged = File.ReadAllBytes(PathOf("x.npz"));
        damaged[damaged.AsSpan().IndexOf(Convert.FromHexString("0000A0400000C040"))] = 1;

        Assert.Contains("'readme.txt'; files *.npy were expected", Assert.Throws<InvalidDataException>(() => NpzFile.Read(other)).Message, StringComparison.Ordinal);
        Assert.Contains("have the checksum", Assert.Throws<InvalidDataException>(() => NpzFile.Read(new MemoryStream(damaged))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_that_no_file_can_hold_are_not_written()
    {
        Assert.Throws<ArgumentException>("tensors", () => SafetensorsFile.Write(PathOf("x"), [Tensors[0], Tensors[0]]));
        Assert.Throws<ArgumentException>("tensors", () => SafetensorsFile.Write(PathOf("x"), [Tensors[0] with { Name = "__metadata__" }]));
        Assert.Throws<ArgumentException>("tensors", () => NpzFile.Write(PathOf("x"), [Tensors[0] with { Shape = [7] }]));
        Assert.Throws<ArgumentException>("tensor", () => NpyFile.Write(PathOf("x"), Tensors[0] with { Shape = [int.MaxValue, int.MaxValue, int.MaxValue] }));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void Sizes_beside_a_zero_may_be_any() =>
        AssertEqual(
            [new("a", [int.MaxValue, int.MaxValue, int.MaxValue, 0], [])],
            RoundTrip([new("a", [int.MaxValue, int.MaxValue, int.MaxValue, 0], [])]));

    private static ImmutableArray<NamedTensor> RoundTrip(IReadOnlyList<NamedTensor> tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, tensors);
        stream.Position = 0;
        return SafetensorsFile.Read(stream).Tensors;
    }

    private static void AssertEqual(IReadOnlyList<NamedTensor> expected, IReadOnlyList<NamedTensor> actual)
    {
        Assert.Equal(expected.Select(tensor => tensor.ToString()), actual.Select(tensor => tensor.ToString()));
        foreach ((NamedTensor wanted, NamedTensor found) in expected.Zip(actual))
            Assert.Equal(Noise.Bits(wanted.Values), Noise.Bits(found.Values));
    }

    private static byte[] Npy(string header, byte[] data) =>
        [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.Latin1.GetBytes(header), .. data];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
