using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Compiling;

/// <summary>
/// Raw string literals have the line ends of their file. A generator whose sources were checked out with <c>\r\n</c>
/// must write the same text.
/// </summary>
public class WindowsCheckoutTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public void A_generator_built_from_sources_with_Windows_line_ends_writes_the_same_text()
    {
        var context = new AssemblyLoadContext("Windows checkout", isCollectible: true);
        try
        {
            Type generator = context.LoadFromStream(Build()).GetType(typeof(NetworkGenerator).FullName!, throwOnError: true)!;
            Assert.NotEqual(typeof(NetworkGenerator), generator);

            Assert.Equal(TextBy(new NetworkGenerator()), TextBy((IIncrementalGenerator)Activator.CreateInstance(generator)!));
        }
        finally
        {
            context.Unload();
        }
    }

    private static string TextBy(IIncrementalGenerator generator)
    {
        var project = new Project([.. Networks.Spread]);
        GeneratorRunResult run = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: project.ParseOptions)
            .RunGenerators(project.Compilation(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Null(run.Exception);
        Assert.Equal(Networks.Spread.Count, run.GeneratedSources.Length);
        return string.Concat(run.GeneratedSources.Select(file => file.SourceText));
    }

    private static MemoryStream Build()
    {
        string[] sources = [ImplicitUsings, .. Sources().Select(WithWindowsLineEnds)];
        Assert.Contains(sources, source => source.Contains("\"\"\"\r\n", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "CompiledNet.Generator",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), cancellationToken: TestContext.Current.CancellationToken)),
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error)));
        assembly.Position = 0;
        return assembly;
    }

    private static string WithWindowsLineEnds(string source) =>
        source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    private static IEnumerable<string> Sources([CallerFilePath] string path = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(path)!, "../../../generator/CompiledNet.Generator");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal) && !Path.GetRelativePath(folder, file).StartsWith("bin", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }
}
