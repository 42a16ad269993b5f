using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Weights;

/// <summary>A safetensors file among the additional files of a project.</summary>
/// <param name="Path">Where it is, with slashes.</param>
/// <param name="Resource">What it is called in the assembly.</param>
/// <param name="Tensors">What its header says.</param>
/// <param name="Fault">Why it cannot be read; null if it can.</param>
internal sealed record WeightsFile(string Path, string Resource, EquatableArray<StoredTensor> Tensors, string? Fault)
{
    // The targets of the package set it, and embed the file under this name.
    private const string ResourceName = "build_metadata.AdditionalFiles.CompiledNetResource";

    // The limit that the format's authors set.
    private const ulong LongestHeader = 100_000_000;

    public string FileName => Path.Substring(Path.LastIndexOf('/') + 1);

    public static bool IsOne(AdditionalText file) => file.Path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);

    public static WeightsFile Read(AdditionalText file, AnalyzerConfigOptions options)
    {
        string path = file.Path.Replace('\\', '/');
        string resource = options.TryGetValue(ResourceName, out string? named) && named.Length > 0 ? named : path.Substring(path.LastIndexOf('/') + 1);
        try
        {
            return new WeightsFile(path, resource, TensorsIn(file.Path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return new WeightsFile(path, resource, new([]), exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>Whether a declaration means this file: by its name, or by the end of its path.</summary>
    public bool IsCalled(string name) => ("/" + Path).EndsWith("/" + name.Replace('\\', '/'), StringComparison.Ordinal);

    private static EquatableArray<StoredTensor> TensorsIn(string path)
    {
        // The compiler hands additional files on as text, which a file of numbers is not. It runs this step again when it sees another file.
#pragma warning disable RS1035
        using FileStream stream = File.OpenRead(path);
#pragma warning restore RS1035
        byte[] first = Bytes(stream, sizeof(ulong));
        ulong length = 0;
        for (int i = first.Length - 1; i >= 0; i--)
            length = (length << 8) | first[i];
        if (length > LongestHeader || (long)length > stream.Length - stream.Position)
            throw new FormatException($"its first 8 bytes give a header of {length} bytes, but the file has {stream.Length}");

        EquatableArray<StoredTensor> tensors = HeaderReader.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(stream, (int)length)));
        long end = tensors.Select(tensor => tensor.End).DefaultIfEmpty(0).Max();
        return stream.Length - stream.Position == end
            ? tensors
            : throw new FormatException($"its data end after {stream.Length - stream.Position} of {end} bytes");
    }

    private static byte[] Bytes(FileStream stream, int count)
    {
        var bytes = new byte[count];
        for (int position = 0; position < count;)
        {
            int read = stream.Read(bytes, position, count - position);
            if (read == 0)
                throw new FormatException($"it ends after {stream.Length} bytes");
            position += read;
        }
        return bytes;
    }
}
