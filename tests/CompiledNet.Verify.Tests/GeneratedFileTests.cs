using System.Text;

namespace CompiledNet.Snapshots.Tests;

public sealed class GeneratedFileTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_generated_file_is_one_snapshot_with_a_byte_order_mark_and_its_hint_name()
    {
        await _folder.Accept(GeneratorRun.Files(("Digit.g.cs", "class Digit;\n")));

        Assert.Equal(["Class.Method#Digit.g.verified.cs"], _folder.FileNames);
        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. "//HintName: Digit.g.cs\nclass Digit;\n"u8],
            _folder.Bytes("Class.Method#Digit.g.verified.cs"));
    }

    [Fact]
    public async Task A_text_without_a_final_newline_stays_without_one()
    {
        await _folder.Accept(GeneratorRun.Files(("Digit.g.cs", "class Digit;")));

        Assert.EndsWith("class Digit;", _folder.Characters("Class.Method#Digit.g.verified.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_generated_files_are_two_snapshots()
    {
        await _folder.Accept(GeneratorRun.Files(("B.g.cs", "class B;"), ("A.g.cs", "class A;")));

        Assert.Equal(["Class.Method#A.g.verified.cs", "Class.Method#B.g.verified.cs"], _folder.FileNames);
        Assert.Equal("\uFEFF//HintName: A.g.cs\nclass A;", _folder.Characters("Class.Method#A.g.verified.cs"));
        Assert.Equal("\uFEFF//HintName: B.g.cs\nclass B;", _folder.Characters("Class.Method#B.g.verified.cs"));
    }

    [Fact]
    public async Task Every_kind_of_line_end_becomes_a_line_feed()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "// 1\r\n// 2\r// 3\n")));

        Assert.Equal("\uFEFF//HintName: A.g.cs\n// 1\n// 2\n// 3\n", _folder.Characters("Class.Method#A.g.verified.cs"));
    }

    [Fact]
    public async Task Text_beyond_ascii_is_utf8()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "// dz = a − y")));

        Assert.Equal(
            [.. Encoding.UTF8.GetPreamble(), .. "//HintName: A.g.cs\n// dz = a "u8, 0xE2, 0x88, 0x92, .. " y"u8],
            _folder.Bytes("Class.Method#A.g.verified.cs"));
    }

    [Fact]
    public async Task Files_of_one_name_in_different_folders_are_numbered_in_the_order_of_their_hint_names()
    {
        await _folder.Accept(GeneratorRun.Files(("two/A.g.cs", "class Two;"), ("one/A.g.cs", "class One;")));

        Assert.Equal(["Class.Method#A.g.00.verified.cs", "Class.Method#A.g.01.verified.cs"], _folder.FileNames);
        Assert.Equal("\uFEFF//HintName: one/A.g.cs\nclass One;", _folder.Characters("Class.Method#A.g.00.verified.cs"));
    }

    [Fact]
    public async Task Nothing_generated_needs_no_snapshot()
    {
        await _folder.Check(GeneratorRun.Files());

        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public async Task An_exception_of_the_generator_is_the_failure()
    {
        var driver = GeneratorRun.Run("", (_, _) => throw new FormatException("thrown by the generator"));

        var thrown = await Assert.ThrowsAsync<FormatException>(() => _folder.Check(driver));
        Assert.Equal("thrown by the generator", thrown.Message);
    }
}
