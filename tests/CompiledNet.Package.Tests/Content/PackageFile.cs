using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CompiledNet.Package.Tests.Content;

/// <summary>Reads the files of a package.</summary>
internal sealed class PackageFile(string path) : IDisposable
{
    private readonly ZipArchive _zip = ZipFile.OpenRead(path);

    /// <summary>All files but those that belong to the package format itself.</summary>
    public string[] Files =>
    [
        .. _zip.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal),
    ];

    public ImmutableArray<byte> Bytes(string file)
    {
        using Stream stream = _zip.GetEntry(file)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return [.. bytes.ToArray()];
    }

    public string Text(string file)
    {
        using var reader = new StreamReader(_zip.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    public PEReader Assembly(string file) => new(Bytes(file));

    /// <summary>What the package says about itself, without the namespace, which changes with NuGet's version.</summary>
    public XElement Metadata(string id)
    {
        XElement package = XDocument.Parse(Text($"{id}.nuspec")).Root!;
        foreach (XElement element in package.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return package.Element("metadata")!;
    }

    public void Dispose() => _zip.Dispose();
}
