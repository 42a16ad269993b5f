using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests;

/// <summary>What nobody wrote does not count when somebody measures what their tests cover.</summary>
public class CoverageTests
{
    public static TheoryData<string> Sources => [.. Networks.Telling, OwnConstructor];

    private const string OwnConstructor = "using CompiledNet; [Network(2), Dense(1)] public partial class Net { public Net(string name) { } public int Own => 1; }";

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_generated_method_is_excluded_by_itself_or_by_its_type(string source)
    {
        Outcome outcome = new Project(source).Generate().CompilesCleanly();
        IMethodSymbol[] generated = [.. MethodsOf(outcome, outcome.Files.Single().SyntaxTree)];

        Assert.True(generated.Length > 10);
        Assert.Empty(generated.Where(method => !IsExcluded(method)).Select(method => method.Name));
    }

    [Fact]
    public void So_are_those_that_call_precompiled_kernels()
    {
        Outcome outcome = new Project(Networks.TanhRegression) { Kernels = "Precompiled" }.Generate().CompilesCleanly();

        Assert.Empty(MethodsOf(outcome, outcome.Files.Single().SyntaxTree).Where(method => !IsExcluded(method)).Select(method => method.Name));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void What_the_user_wrote_is_not(string source)
    {
        Outcome outcome = new Project(source).Generate();

        Assert.Empty(MethodsOf(outcome, outcome.Before.SyntaxTrees.Single()).Where(IsExcluded).Select(method => method.Name));
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(Outcome outcome, SyntaxTree tree)
    {
        SemanticModel model = outcome.After.GetSemanticModel(outcome.After.SyntaxTrees.Single(candidate => candidate.FilePath == tree.FilePath));
        return model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            .Select(node => model.GetDeclaredSymbol(node, TestContext.Current.CancellationToken))
            .SelectMany(symbol => symbol switch
            {
                IMethodSymbol method => [method],
                IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>(),
                _ => Enumerable.Empty<IMethodSymbol>(),
            })
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }

    private static bool IsExcluded(IMethodSymbol method)
    {
        for (ISymbol? symbol = method.AssociatedSymbol ?? method; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ExcludeFromCodeCoverageAttribute"))
                return true;
        }

        return false;
    }
}
