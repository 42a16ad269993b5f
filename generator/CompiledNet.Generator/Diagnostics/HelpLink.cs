using System.Reflection;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic is. The address of the repository is a property of the build.</summary>
internal static class HelpLink
{
    private static readonly string Pages = typeof(HelpLink).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "PagesAddress")
        .Value!;

    public static string Of(string id) => $"{Pages}/generator/docs/{id}.md";
}
