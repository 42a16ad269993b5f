namespace CompiledNet.Bits.Tests;

/// <summary>The program published for another machine or as native code, in a folder beside the ordinary build.</summary>
internal static class PublishedProgram
{
    private static readonly string Repository = FindRepository();
    private static readonly string Artifacts = Path.Combine(Repository, "artifacts", "bits");

    /// <summary>Publishes it. One at a time: they share the build of what the program references.</summary>
    /// <returns>The path of the executable.</returns>
    public static async Task<string> Publish(string runtime, string option)
    {
        string project = Path.Combine(Repository, "tests", "CompiledNet.Bits");
        await Command.Run(
            BitsProgram.DotNet,
            ["publish", project, "--configuration", "Release", "--runtime", runtime, option, "--artifacts-path", Artifacts],
            ("MSBUILDDISABLENODEREUSE", "1"));
        return Path.Combine(Artifacts, "publish", "CompiledNet.Bits", $"release_{runtime}", "CompiledNet.Bits");
    }

    /// <summary>Keeps what it printed, to be compared line by line and shown.</summary>
    public static void Keep(string name, string output) => File.WriteAllText(Path.Combine(Artifacts, $"{name}.txt"), output);

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CompiledNet.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CompiledNet.sln.");
    }
}
