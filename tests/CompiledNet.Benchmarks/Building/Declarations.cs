using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Benchmarks.Building;

/// <summary>Source files that declare one network each.</summary>
internal static class Declarations
{
    private static readonly int[] Widths = [8, 12, 16, 24, 32, 48, 64, 96, 128, 256];

    /// <summary>The networks of the workloads, by the names of their classes.</summary>
    public static IEnumerable<(string Name, string Source)> OfWorkloads()
    {
        using var reader = new StreamReader(typeof(Declarations).Assembly.GetManifestResourceStream("Networks.cs")!);
        CompilationUnitSyntax file = CSharpSyntaxTree.ParseText(reader.ReadToEnd()).GetCompilationUnitRoot();
        return file.DescendantNodes().OfType<ClassDeclarationSyntax>().Select(type => (type.Identifier.Text, InAFile(type.ToFullString())));
    }

    /// <summary>Classifiers with tanh layers, no two of the same sizes; two to four layers deep.</summary>
    public static IEnumerable<string> Spread(int count) => Enumerable.Range(0, count).Select(number =>
    {
        int width = Widths[number % Widths.Length];
        string hidden = string.Concat(Enumerable.Repeat($"[Dense({width + number}, Activation.Tanh)] ", 1 + number % 3));
        return InAFile($"[Network({width})] {hidden}[Dense(10, Activation.Softmax)] [Loss(LossFunction.CrossEntropy)] public sealed partial class Network{number};");
    });

    private static string InAFile(string declaration) => $"using CompiledNet;\nnamespace Networks;\n{declaration}";
}
