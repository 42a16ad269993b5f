using System.Globalization;
using System.IO.Compression;

namespace CompiledNet.Samples;

/// <summary>A text file of numbers, a row a line, plain or compressed with gzip.</summary>
internal static class TextTable
{
    private static readonly char[] Separators = [',', ' '];

    /// <summary>Where a file of the folder <c>data</c> is: the build puts it beside the program.</summary>
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);

    /// <summary>The lines of such a file.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using FileStream stored = File.OpenRead(PathOf(file));
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    /// <summary>The numbers of a line, which commas or spaces separate.</summary>
    public static float[] Numbers(string line) =>
        [.. line.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
}
