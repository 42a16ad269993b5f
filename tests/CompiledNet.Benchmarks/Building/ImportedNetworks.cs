using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Building;

/// <summary>Networks that were imported from files, compiled in this process.</summary>
internal static class ImportedNetworks
{
    /// <exception cref="InvalidOperationException">The declarations do not compile.</exception>
    public static Assembly Compile(IEnumerable<string> declarations)
    {
        CSharpCompilation project = UserProject.Of(declarations);
        UserProject.Driver().RunGeneratorsAndUpdateCompilation(project, out Compilation generated, out _);
        using var image = new MemoryStream();
        var result = generated.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException($"What was imported does not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
