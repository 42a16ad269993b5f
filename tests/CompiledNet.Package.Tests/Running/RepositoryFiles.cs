namespace CompiledNet.Package.Tests.Running;

/// <summary>The text files of the repository, without what is built.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "output", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".vscode", ".idea"];

    private static readonly string[] Binary = [".png", ".ttf", ".gz"];

    /// <summary>Relative to the root, with slashes.</summary>
    public static string[] Paths() => [.. Below(Repository.Root).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string folder) =>
        Directory.GetFiles(folder)
            .Where(file => Path.GetFileName(file) != ".git" && !Binary.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Concat(Directory.GetDirectories(folder)
                .Where(inner => !NotOurs.Contains(Path.GetFileName(inner)))
                .SelectMany(Below));
}
