using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Everywhere;

/// <summary>The script that compares the digests of several machines notices every difference.</summary>
public sealed class SameBitsTests : IDisposable
{
    private const string Complete = "0123 Functions\n4567 Line, costs\n89AB everything\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("CompiledNet.SameBits.");

    public SameBitsTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Equal_digests_of_different_machines_are_accepted()
    {
        Outcome outcome = await Compare("X64\n" + Complete, "Arm64\n" + Complete, ("X64 on Windows\n" + Complete).ReplaceLineEndings("\r\n"));

        outcome.Succeeded();
        Assert.Contains("Arm64", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_differs_is_shown_and_fails()
    {
        Outcome outcome = await Compare("X64\n" + Complete, "X64\n" + Complete, "Arm64\n" + Complete.Replace("4567", "4568", StringComparison.Ordinal));

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("4568 Line, costs", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_ended_early_fails()
    {
        string half = "X64\n" + Complete[..Complete.IndexOf("89AB", StringComparison.Ordinal)];

        Outcome outcome = await Compare(half, half);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("not complete", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_alone_fails()
    {
        Outcome outcome = await Compare("X64\n" + Complete);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("Two files or more are needed", outcome.Output, StringComparison.Ordinal);
    }

    private Task<Outcome> Compare(params string[] texts)
    {
        string[] files = [.. texts.Select((_, index) => Path.Combine(_folder.FullName, $"{index}.txt"))];
        foreach ((string file, string text) in files.Zip(texts))
            File.WriteAllText(file, text);
        return Shell.Run(Repository.Root, Repository.PathOf(".ci/same-bits"), files);
    }
}
