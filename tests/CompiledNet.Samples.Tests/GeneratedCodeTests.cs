using System.Runtime.CompilerServices;
using Basic.Reference.Assemblies;
using CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Samples.Tests;

/// <summary>Shows in review what a change of the generator means for a sample, as generator/docs/generated-code.md tells.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public Task The_digit_classifier_is_generated_as_reviewed() => Verifier.Verify(Generate("../../samples/Digits/DigitClassifier.cs"));

    private static GeneratorDriver Generate(string file, [CallerFilePath] string test = "")
    {
        string source = File.ReadAllText(Path.Combine(Path.GetDirectoryName(test)!, file));
        var compilation = CSharpCompilation.Create(
            "Networks",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)]);

        return CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation, TestContext.Current.CancellationToken);
    }
}
