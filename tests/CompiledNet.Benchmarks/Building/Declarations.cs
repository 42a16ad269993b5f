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

    /// <summary>So many classifiers of the same sizes.</summary>
    public static IEnumerable<string> Copies(int inputs, int hidden, int outputs, int count) => Enumerable.Range(0, count).Select(number => InAFile(
        $"[Network({inputs})] [Dense({hidden}, Activation.Tanh)] [Dense({outputs}, Activation.Softmax)] [Loss(LossFunction.CrossEntropy)] public sealed partial class Network{number};"));

    /// <summary>
    /// Declarations that together use every activation, loss and option, sizes around whole registers and tiles, and one to six
    /// layers.
    /// </summary>
    public static IEnumerable<(string Name, string Source)> Varied()
    {
        int[] sizes = [1, 3, 4, 5, 8, 15, 16, 17, 31, 32, 33, 48, 64, 65, 100, 128, 200, 256];
        string[] options = ["", ", UseBias = false", ", Initializer = Initializer.HeUniform", ", Initializer = Initializer.Constant, InitialValue = 0.5f"];
        string[] activations = [.. Enum.GetNames<Activation>().Except([nameof(Activation.PReLU)])];
        int number = 0;
        foreach (string loss in Enum.GetNames<LossFunction>().Prepend(""))
        {
            foreach (string activation in activations)
            {
                for (int depth = 1; depth <= 3; depth++, number++)
                {
                    string last = loss switch { nameof(LossFunction.CrossEntropy) or nameof(LossFunction.KLDivergence) => "Softmax", nameof(LossFunction.BinaryCrossEntropy) or nameof(LossFunction.BinaryFocalCrossEntropy) => "Sigmoid", _ => activations[(number * 5 + 3) % activations.Length] };
                    string hidden = string.Concat(Enumerable.Range(0, depth == 3 ? 1 + number % 5 : depth - 1)
                        .Select(layer => $"[Dense({sizes[(number * 7 + layer * 5) % sizes.Length]}, Activation.{activation}{options[(number + layer) % options.Length]})] "));
                    string network = $"[Network({sizes[number * 11 % sizes.Length]}{(number % 4 == 3 ? ", FusedMultiplyAdd = false" : "")})]";
                    string cost = loss.Length == 0 ? "" : $"[Loss(LossFunction.{loss}{(loss == nameof(LossFunction.Huber) ? ", Delta = 0.5f" : "")})] ";
                    yield return ($"Varied{number}", InAFile($"{network} {hidden}[Dense({sizes[number * 3 % sizes.Length]}, Activation.{last})] {cost}public sealed partial class Varied{number};"));
                }
            }
        }
    }

    private static string InAFile(string declaration) => $"using CompiledNet;\nnamespace Networks;\n{declaration}";
}
