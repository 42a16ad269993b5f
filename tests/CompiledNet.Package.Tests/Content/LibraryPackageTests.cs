using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using CompiledNet.Package.Tests.Documentation;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Content;

/// <summary>What is in the package, and what is not.</summary>
public sealed class LibraryPackageTests(Packages packages) : IDisposable
{
    private const string Library = "lib/net10.0/CompiledNet.dll";
    private const string CompilerFolder = "analyzers/dotnet/cs";

    private readonly PackageFile _package = new(packages.PathOf("CompiledNet"));

    [Fact]
    public void It_holds_exactly_these_files() => Assert.Equal(
        new[]
        {
            "CompiledNet.nuspec",
            "README.md",
            "build/net10.0/CompiledNet.props",
            "build/net10.0/CompiledNet.targets",
            "icon.png",
            Library,
            "lib/net10.0/CompiledNet.xml",
        }
        .Concat(Repository.RoslynComponents().Select(name => $"{CompilerFolder}/{name}.dll"))
        .Concat(Repository.DiagnosticPages().Select(page => $"docs/{page}"))
        .Order(StringComparer.Ordinal),
        _package.Files);

    [Fact]
    public void It_depends_on_no_other_package() =>
        Assert.Empty(_package.Metadata("CompiledNet").Descendants("dependency"));

    [Fact]
    public void It_says_what_it_is_where_it_comes_from_and_what_is_allowed()
    {
        XElement metadata = _package.Metadata("CompiledNet");

        Assert.Equal("CompiledNet", metadata.Element("id")!.Value);
        Assert.Equal(packages.Version, metadata.Element("version")!.Value);
        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.Equal("expression", metadata.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("icon.png", metadata.Element("icon")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.NotEmpty(metadata.Element("description")!.Value);
        Assert.Contains("neural-network", metadata.Element("tags")!.Value, StringComparison.Ordinal);
        Assert.Equal("git", metadata.Element("repository")!.Attribute("type")!.Value);
        Assert.Equal(Repository.Address, metadata.Element("repository")!.Attribute("url")!.Value);
        Assert.Equal(Repository.Address, metadata.Element("projectUrl")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", metadata.Element("repository")!.Attribute("commit")!.Value);
    }

    [Fact]
    public void The_icon_is_a_square_png_of_the_size_that_galleries_show()
    {
        ReadOnlySpan<byte> png = _package.Bytes("icon.png").AsSpan();

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8].ToArray());
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], png[16..24].ToArray());
    }

    [Fact]
    public void The_library_needs_nothing_but_the_framework()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.All(References(Library), name => Assert.True(File.Exists(Path.Combine(framework, $"{name}.dll")), name));
    }

    [Fact]
    public void The_library_says_that_it_can_be_trimmed()
    {
        using PEReader library = _package.Assembly(Library);
        MetadataReader metadata = library.GetMetadataReader();
        string[] claims =
        [
            .. metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Select(metadata.GetCustomAttribute)
                .Where(attribute => NameOfType(metadata, attribute) == nameof(AssemblyMetadataAttribute))
                .Select(attribute => metadata.GetBlobReader(attribute.Value))
                .Select(blob =>
                {
                    blob.ReadUInt16();
                    return $"{blob.ReadSerializedString()}={blob.ReadSerializedString()}";
                }),
        ];

        Assert.Contains("IsTrimmable=True", claims);
        Assert.Contains("IsAotCompatible=True", claims);
    }

    [Fact]
    public void Every_public_type_is_documented()
    {
        XDocument documentation = XDocument.Parse(_package.Text("lib/net10.0/CompiledNet.xml"));
        HashSet<string> documented = [.. documentation.Descendants("member").Select(member => member.Attribute("name")!.Value)];
        using PEReader library = _package.Assembly(Library);
        MetadataReader metadata = library.GetMetadataReader();
        string[] types =
        [
            .. metadata.TypeDefinitions
                .Select(metadata.GetTypeDefinition)
                .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
                .Select(type => $"T:{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Contains(type, documented));
    }

    [Fact]
    public void What_runs_in_the_compiler_needs_only_what_compilers_and_editors_have()
    {
        string[] own = Repository.RoslynComponents();
        string[] files = [.. _package.Files.Where(file => file.StartsWith(CompilerFolder, StringComparison.Ordinal))];

        Assert.Contains($"{CompilerFolder}/CompiledNet.Generator.dll", files);
        Assert.All(files, file => Assert.All(References(file), reference => Assert.True(
            own.Contains(reference) || reference is "netstandard" or "System.Collections.Immutable" or "System.Composition.AttributedModel" ||
            reference.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal),
            $"{file} needs {reference}")));
    }

    [Fact]
    public void Only_code_fixes_need_workspaces_which_compilers_lack()
    {
        string[] needWorkspaces =
        [
            .. Repository.RoslynComponents().Where(name =>
                References($"{CompilerFolder}/{name}.dll").Any(reference => reference.EndsWith(".Workspaces", StringComparison.Ordinal))),
        ];

        Assert.All(needWorkspaces, name => Assert.Equal("CompiledNet.CodeFixes", name));
    }

    [Fact]
    public void The_symbols_are_those_of_the_library()
    {
        using var symbols = new PackageFile(Path.ChangeExtension(packages.PathOf("CompiledNet"), ".snupkg"));
        using PEReader library = _package.Assembly(Library);
        DebugDirectoryEntry entry = library.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        using MetadataReaderProvider pdb = MetadataReaderProvider.FromPortablePdbImage(symbols.Bytes("lib/net10.0/CompiledNet.pdb"));
        var id = new BlobContentId(pdb.GetMetadataReader().DebugMetadataHeader!.Id);

        Assert.Equal(library.ReadCodeViewDebugDirectoryData(entry).Guid, id.Guid);
    }

    [Fact]
    public void What_runs_in_the_compiler_carries_its_symbols() => Assert.All(Repository.RoslynComponents(), name =>
    {
        using PEReader assembly = _package.Assembly($"{CompilerFolder}/{name}.dll");
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    });

    [Fact]
    public void Links_between_its_pages_lead_to_pages_that_it_holds()
    {
        string[] files = _package.Files;
        string[] pages = [.. files.Where(file => file.StartsWith("docs/", StringComparison.Ordinal))];

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.All(
            MarkdownPage.Parse(_package.Text(page)).Links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#')),
            link => Assert.Contains($"docs/{link.Split('#')[0]}", files)));
    }

    [Fact]
    public async Task One_property_moves_all_of_its_addresses()
    {
        const string Elsewhere = "https://example.org/fork";
        string feed = $"{packages.Feed}-elsewhere";
        await packages.PackInto(feed, $"-p:RepositoryAddress={Elsewhere}");

        Assert.All(new[] { "CompiledNet", "CompiledNet.Templates" }, id =>
        {
            using var package = new PackageFile(Path.Combine(feed, $"{id}.{packages.Version}.nupkg"));
            Assert.Equal(Elsewhere, package.Metadata(id).Element("projectUrl")!.Value);
            Assert.Equal(Elsewhere, package.Metadata(id).Element("repository")!.Attribute("url")!.Value);
            Assert.All(package.Files.Where(file => file.StartsWith("build/", StringComparison.Ordinal)), file =>
                Assert.DoesNotContain(Repository.Address, package.Text(file), StringComparison.Ordinal));
        });
        using var library = new PackageFile(Path.Combine(feed, $"CompiledNet.{packages.Version}.nupkg"));
        Assert.Contains($">{Elsewhere}/blob/main<", library.Text("build/net10.0/CompiledNet.props"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_again_it_is_the_same_to_the_byte()
    {
        string again = $"{packages.Feed}-again";
        await packages.PackInto(again);

        string[] files = [.. Directory.GetFiles(packages.Feed).Select(path => Path.GetFileName(path)!)];
        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(packages.Feed, file)), File.ReadAllBytes(Path.Combine(again, file))));
    }

    public void Dispose() => _package.Dispose();

    private string[] References(string file)
    {
        using PEReader assembly = _package.Assembly(file);
        MetadataReader metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    private static string NameOfType(MetadataReader metadata, CustomAttribute attribute) =>
        metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent).Name);
}
