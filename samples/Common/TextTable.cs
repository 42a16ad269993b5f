using System.Globalization;
using System.IO.Compression;

namespace CompiledNet.Samples;

/// <summary>A text file of numbers, a row a line, plain or compressed with gzip.</summary>
internal static class TextTable
{
    private static readonly char[] Separators = [',', ' '];

    /// <summary>The lines of a file in the folder <c>data</c>, which the build puts beside the program.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using FileStream stored = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", file));
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
