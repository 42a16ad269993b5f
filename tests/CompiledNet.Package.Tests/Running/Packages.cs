using System.Globalization;
using CompiledNet.Package.Tests.Running;

[assembly: AssemblyFixture(typeof(Packages))]

namespace CompiledNet.Package.Tests.Running;

/// <summary>
/// The packages, packed once for all tests from what was built, and a place outside the repository where projects find
/// them. Their version is unique, so that no test meets a package of another run in NuGet's cache.
/// </summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("CompiledNet.Package.Tests.").FullName;

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    /// <summary>Holds the <c>.nupkg</c> and <c>.snupkg</c> files.</summary>
    public string Feed => Path.Combine(_root, "feed");

    internal string PathOf(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        // The packages come from here, all else from where this machine gets it; no file further up has a say.
        File.WriteAllText(Path.Combine(_root, "NuGet.config"), """
            <configuration>
              <packageSources>
                <add key="CompiledNet" value="feed" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
        await PackInto(Feed);
    }

    /// <summary>Packs what was built, and builds nothing: other tests may be running from the same folders.</summary>
    internal async Task PackInto(string feed, params string[] properties)
    {
        foreach (string project in new[] { "src/CompiledNet", "src/CompiledNet.Templates" })
        {
            Outcome packed = await Shell.Dotnet(
                Repository.Root,
                [
                    "pack", project, "--no-build", "-c", Repository.Configuration, "-o", feed,
                    $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(_root, "nuspec", Path.GetFileName(feed))}/",
                    .. properties,
                ]);
            packed.SucceededWithoutWarning();
        }
    }

    /// <summary>An empty folder, for a user's project.</summary>
    internal UserFolder Folder(string name) => new(Directory.CreateDirectory(Path.Combine(_root, name)).FullName);

    public async ValueTask DisposeAsync()
    {
        Outcome locals = await Shell.Dotnet(_root, "nuget", "locals", "global-packages", "--list", "--force-english-output");
        string cache = locals.Succeeded().Output.Split(':', 2)[1].Trim();
        foreach (string id in new[] { "compilednet", "compilednet.templates" })
        {
            string unpacked = Path.Combine(cache, id, Version);
            if (Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
        }
        Directory.Delete(_root, recursive: true);
    }
}
