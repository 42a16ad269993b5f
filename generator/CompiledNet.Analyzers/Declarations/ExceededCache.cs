using System.Globalization;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0108: parameters that do not stay in the cache are read from memory at every call.</summary>
internal static class ExceededCache
{
    /// <summary>The option of <c>.editorconfig</c> with the size of the cache in MB.</summary>
    public const string Option = "compilednet_last_level_cache_in_megabytes";

    /// <summary>What the processors of desktops and servers have, or a core's share of it.</summary>
    public const int DefaultMegabytes = 32;

    private const int Megabyte = 1 << 20;

    public static int ReadCacheSize(AnalyzerConfigOptions options) =>
        options.TryGetValue(Option, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes) && megabytes > 0
            ? megabytes
            : DefaultMegabytes;

    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network, int cacheMegabytes)
    {
        long parameters = network.Model.ParameterCount;
        long bytes = parameters * sizeof(float);
        if (bytes <= (long)cacheMegabytes * Megabyte)
            yield break;

        DeclaredLayer largest = network.Layers.OrderByDescending(layer => layer.Model.ParameterCount).First();
        yield return DiagnosticInfo.Create(
            AnalyzerDiagnostics.ExceedsCache, largest.SizeLocation,
            parameters.ToString("N0", CultureInfo.InvariantCulture), network.Name, Megabytes(bytes), $"{cacheMegabytes}", largest.Name);
    }

    private static string Megabytes(long bytes) => ((double)bytes / Megabyte).ToString("0.#", CultureInfo.InvariantCulture);
}
