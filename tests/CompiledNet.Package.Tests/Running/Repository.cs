using System.Reflection;

namespace CompiledNet.Package.Tests.Running;

/// <summary>Where the sources lie that this test was built from, and how they were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>Where the repository is, as the build says.</summary>
    public static string Address { get; } = Metadata("RepositoryAddress");

    /// <summary>What stands before the path of a file in the repository, to name it from outside.</summary>
    public static string PagesAddress { get; } = Metadata("PagesAddress");

    /// <summary>The names of the pages that explain the diagnostics.</summary>
    public static string[] DiagnosticPages() =>
        [.. Directory.GetFiles(PathOf("generator/docs"), "*.md").Select(page => Path.GetFileName(page))];

    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>The names of the assemblies that run in the compiler or the editor.</summary>
    public static string[] RoslynComponents() =>
    [
        .. Directory.GetDirectories(PathOf("generator"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal),
    ];

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
