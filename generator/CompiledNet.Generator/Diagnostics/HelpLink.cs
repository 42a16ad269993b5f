namespace CompiledNet.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpLink
{
    public const string Pages = "https://github.com/compilednet/compilednet/blob/main/generator/docs";

    public static string Of(string id) => $"{Pages}/{id}.md";
}
