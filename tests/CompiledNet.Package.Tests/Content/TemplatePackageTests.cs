using System.Xml.Linq;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Content;

public sealed class TemplatePackageTests(Packages packages) : IDisposable
{
    private readonly PackageFile _package = new(packages.PathOf("CompiledNet.Templates"));

    [Fact]
    public void It_holds_exactly_these_files() => Assert.Equal(
        [
            "CompiledNet.Templates.nuspec",
            "README.md",
            "content/compilednet/.template.config/template.json",
            "content/compilednet/CompiledNetProject.csproj",
            "content/compilednet/MoonClassifier.cs",
            "content/compilednet/Moons.cs",
            "content/compilednet/Program.cs",
            "content/compilednet/README.md",
            "icon.png",
        ],
        _package.Files);

    [Fact]
    public void It_is_a_template_and_depends_on_nothing()
    {
        XElement metadata = _package.Metadata("CompiledNet.Templates");

        Assert.Equal("Template", metadata.Descendants("packageType").Single().Attribute("name")!.Value);
        Assert.Empty(metadata.Descendants("dependency"));
    }

    [Fact]
    public void Its_project_references_the_library_of_the_same_version()
    {
        XElement project = XElement.Parse(_package.Text("content/compilednet/CompiledNetProject.csproj"));

        XElement reference = project.Descendants("PackageReference").Single();
        Assert.Equal("CompiledNet", reference.Attribute("Include")!.Value);
        Assert.Equal(packages.Version, reference.Attribute("Version")!.Value);
    }

    public void Dispose() => _package.Dispose();
}
