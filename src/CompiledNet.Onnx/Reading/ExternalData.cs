using System.Globalization;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import;

namespace CompiledNet.Onnx.Reading;

/// <summary>Reads values that lie in another file beside the model.</summary>
internal static class ExternalData
{
    /// <param name="tensor">The tensor.</param>
    /// <param name="folder">The folder of the model; no file outside of it is read.</param>
    /// <param name="length">The bytes that its shape needs.</param>
    public static byte[] Read(TensorMessage tensor, string? folder, long length)
    {
        string location = Entry(tensor, "location") ?? "";
        if (folder is null)
            throw new NotExpressibleException($"the constant '{tensor.Name}' lies in the file '{location}', which is not at hand: the model has no folder");
        string path = PathOf(tensor, folder, location);
        long offset = Number(tensor, "offset") ?? 0;
        if (Number(tensor, "length") is { } said && said != length)
            throw new NotExpressibleException($"the constant '{tensor.Name}' has {said} bytes in '{location}'; its shape needs {length}");

        try
        {
            using FileStream file = File.OpenRead(path);
            if (offset < 0 || offset > file.Length - length)
                throw new NotExpressibleException($"the constant '{tensor.Name}' is said to lie at byte {offset} of '{location}' with {length} bytes; the file has {file.Length}");
            var bytes = new byte[length];
            file.Position = offset;
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotExpressibleException($"the constant '{tensor.Name}' lies in the file '{location}', which cannot be read: {exception.Message}");
        }
    }

    /// <summary>A name from a file must not lead out of the model's folder, neither by itself nor through a link.</summary>
    private static string PathOf(TensorMessage tensor, string folder, string location)
    {
        string root = Path.GetFullPath(folder);
        string path = location.Length == 0 || location.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(location, root);
        bool isInside = path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!isInside || Path.IsPathRooted(location) || IsLink(root, path))
            throw new NotExpressibleException($"the constant '{tensor.Name}' is said to lie in '{location}', which is not a file in the model's folder");
        return path;
    }

    private static bool IsLink(string root, string path)
    {
        for (string? part = path; part is not null && part.Length > root.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
                return true;
        }

        return false;
    }

    private static string? Entry(TensorMessage tensor, string key) => tensor.External.FirstOrDefault(entry => entry.Key == key).Value;

    private static long? Number(TensorMessage tensor, string key) =>
        Entry(tensor, key) is not { } text ? null
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number
        : throw new NotExpressibleException($"the {key} of the constant '{tensor.Name}' is '{text}'");
}
