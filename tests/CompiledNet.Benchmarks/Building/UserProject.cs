using Basic.Reference.Assemblies;
using CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Building;

/// <summary>A project of declared networks, as the compiler sees it.</summary>
internal static class UserProject
{
    public static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "UserProject",
        references: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation Of(IEnumerable<string> sources) => Empty.AddSyntaxTrees(sources.Select(Parse));

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Language);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Language);
}
