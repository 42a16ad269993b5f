namespace CompiledNet.Snapshots.Tests;

public sealed class ComparisonTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_accepted_text_passes_and_leaves_the_snapshot_as_it_is()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A;")));
        var before = _folder.Bytes("Class.Method#A.g.verified.cs");

        await _folder.Check(GeneratorRun.Files(("A.g.cs", "class A;")));

        Assert.Equal(["Class.Method#A.g.verified.cs"], _folder.FileNames);
        Assert.Equal(before, _folder.Bytes("Class.Method#A.g.verified.cs"));
        Assert.Empty(_folder.Opened);
    }

    [Fact]
    public async Task A_snapshot_without_a_byte_order_mark_passes_as_with_Verify()
    {
        _folder.Write("Class.Method#A.g.verified.cs", "//HintName: A.g.cs\nclass A;");

        await _folder.Check(GeneratorRun.Files(("A.g.cs", "class A;")));
    }

    [Fact]
    public async Task A_missing_snapshot_fails_and_leaves_the_text_to_be_renamed()
    {
        var message = await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A;")));

        Assert.Equal(["Class.Method#A.g.received.cs"], _folder.FileNames);
        Assert.Equal("\uFEFF//HintName: A.g.cs\nclass A;", _folder.Characters("Class.Method#A.g.received.cs"));
        Assert.Contains(
            "New, without a verified file:\n  Received: Class.Method#A.g.received.cs\n  Verified: Class.Method#A.g.verified.cs\n",
            message,
            StringComparison.Ordinal);
        Assert.Contains("+ class A;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_received_file_renamed_is_accepted()
    {
        var driver = GeneratorRun.Files(("A.g.cs", "class A;"));
        await _folder.Failure(driver);
        File.Move(
            Path.Combine(_folder.Path, "Class.Method#A.g.received.cs"),
            Path.Combine(_folder.Path, "Class.Method#A.g.verified.cs"));

        await _folder.Check(driver);
    }

    [Fact]
    public async Task The_empty_file_that_a_diff_tool_made_is_a_missing_snapshot()
    {
        _folder.Write("Class.Method#A.g.verified.cs", "");

        var message = await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A;")));

        Assert.Contains("New, without a verified file:", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_different_text_fails_with_a_diff_that_names_both_files()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A\n{\n    int x;\n}\n")));

        var message = await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A\n{\n    long x;\n}\n")));

        Assert.Contains(
            """
            --- Class.Method#A.g.verified.cs
            +++ Class.Method#A.g.received.cs
            @@ -1 +1 @@
              //HintName: A.g.cs
              class A
              {
            -     int x;
            +     long x;
              }
            """,
            message,
            StringComparison.Ordinal);
        Assert.Equal(["Class.Method#A.g.received.cs", "Class.Method#A.g.verified.cs"], _folder.FileNames);
        Assert.Contains("int x;", _folder.Characters("Class.Method#A.g.verified.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_file_that_differs_is_received()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A;"), ("B.g.cs", "class B;")));

        await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A;"), ("B.g.cs", "class C;")));

        Assert.Equal(
            ["Class.Method#A.g.verified.cs", "Class.Method#B.g.received.cs", "Class.Method#B.g.verified.cs"],
            _folder.FileNames);
    }

    [Theory]
    [InlineData("class A; ")]
    [InlineData("class A;\n")]
    [InlineData("Class A;")]
    public async Task White_space_and_case_count(string text)
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A;")));

        await _folder.Failure(GeneratorRun.Files(("A.g.cs", text)));
    }

    [Fact]
    public async Task A_snapshot_with_carriage_returns_fails_and_says_so()
    {
        _folder.Write("Class.Method#A.g.verified.cs", "//HintName: A.g.cs\r\nclass A;");

        var message = await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A;")));

        Assert.Contains(".gitattributes", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passing_run_removes_the_received_files_of_an_earlier_one()
    {
        var driver = GeneratorRun.Files(("A.g.cs", "class A;"));
        await _folder.Accept(driver);
        await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class B;"), ("Gone.g.cs", "class Gone;")));

        await _folder.Check(driver);

        Assert.Equal(["Class.Method#A.g.verified.cs"], _folder.FileNames);
    }

    [Fact]
    public async Task A_snapshot_whose_file_is_no_longer_generated_fails()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A;"), ("Gone.g.cs", "class Gone;")));

        var message = await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A;")));

        Assert.Contains("Stale, no longer generated:\n  Class.Method#Gone.g.verified.cs\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_of_diagnostics_that_are_no_longer_reported_fails()
    {
        _folder.Write("Class.Method.verified.txt", "{}");

        var message = await _folder.Failure(GeneratorRun.Files());

        Assert.Contains("Class.Method.verified.txt", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_other_tests_and_other_cases_are_left_alone()
    {
        string[] others =
        [
            "Class.Method2#A.g.verified.cs",
            "Class.MethodOther.received.txt",
            "Class.Method_n=3#A.g.received.cs",
            "Class.Method_n=3.verified.txt",
            "Other.Class.Method#A.g.verified.cs",
        ];
        foreach (var other in others)
            _folder.Write(other, "text");

        await _folder.Check(GeneratorRun.Files());

        Assert.Equal(others.Order(StringComparer.Ordinal), _folder.FileNames);
    }

    [Fact]
    public async Task A_run_that_accepts_writes_what_differs_and_deletes_what_is_stale()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A;"), ("Gone.g.cs", "class Gone;")));

        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class B;"), ("New.g.cs", "class New;")));

        Assert.Equal(["Class.Method#A.g.verified.cs", "Class.Method#New.g.verified.cs"], _folder.FileNames);
        Assert.Equal("\uFEFF//HintName: A.g.cs\nclass B;", _folder.Characters("Class.Method#A.g.verified.cs"));
    }

    [Fact]
    public async Task A_diff_tool_is_opened_for_what_differs_and_closed_for_what_is_equal()
    {
        await _folder.Accept(GeneratorRun.Files(("A.g.cs", "class A;"), ("B.g.cs", "class B;")));
        _folder.Closed.Clear();

        await _folder.Failure(GeneratorRun.Files(("A.g.cs", "class A;"), ("B.g.cs", "class C;")));

        Assert.Equal(
            [Path.Combine(_folder.Path, "Class.Method#A.g.verified.cs")],
            _folder.Closed.Select(file => file.Verified));
        Assert.Equal(
            [Path.Combine(_folder.Path, "Class.Method#B.g.received.cs")],
            _folder.Opened.Select(file => file.Received));
    }
}
