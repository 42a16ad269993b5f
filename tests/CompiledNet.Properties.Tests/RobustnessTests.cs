using System.Text;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Declarations;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Properties.Tests;

/// <summary>No declaration and no option makes the generator throw (CS8785), or write what does not compile.</summary>
public class RobustnessTests
{
    /// <summary>File systems take names of so many bytes.</summary>
    private const int LongestFileName = 255;

    private const int Iterations = 80;

    [Fact]
    public void Whatever_is_declared_the_generator_goes_on() => Gen.Select(WildNetworks.All.Array[1, 3], Options).Sample(
        (networks, options) =>
        {
            Outcome outcome = Generate(networks, options);

            Assert.True(outcome.Exception is null, $"{outcome.Exception}");
            string[] names = [.. outcome.Files.Select(file => file.HintName)];
            Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(names, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, LongestFileName));
            Assert.All(outcome.Files.Where(file => file.HintName.EndsWith("-stages.g.cs", StringComparison.Ordinal)), file => Assert.Empty(file.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()));
            Assert.Empty(outcome.BrokenDeclarations);
        },
        iter: 500,
        print: Print);

    [Fact]
    public void What_is_generated_at_the_limits_compiles_and_can_be_emitted()
    {
        int emitted = 0;
        Gen.Select(WildNetworks.Sound, Options).Sample(
            (network, options) =>
            {
                Outcome outcome = Generate([network], options);
                Assert.All(outcome.Reports, report => Assert.Equal("CN0003", report.Id));
                if (outcome.Reports.Count > 0)
                    return;

                Assert.NotEmpty(outcome.Files);
                Assert.Empty(outcome.After.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error));
                Interlocked.Increment(ref emitted);
            },
            iter: Iterations,
            print: sample => Print(([sample.Item1], sample.Item2)));

        Assert.InRange(emitted, Iterations / 2, int.MaxValue);
    }

    /// <summary>The project's properties, and what they do not know.</summary>
    private static Gen<Project> Options { get; } = Gen.Select(
        Gen.OneOf<string?>(null, "true", "TRUE", "false", "", "maybe"),
        Gen.OneOf<string?>(null, "Precompiled", "WrittenOut", "", "maybe"),
        Gen.Enum<OptimizationLevel>(),
        Gen.Bool,
        (showStages, kernels, optimization, isBuiltBySdk) => new Project { ShowStages = showStages, Kernels = kernels, Optimization = optimization, IsBuiltBySdk = isBuiltBySdk });

    private static Outcome Generate(DeclaredNetwork[] networks, Project options) =>
        (options with { Sources = [.. networks.Select(network => network.Source)] }).Generate();

    private static string Print((DeclaredNetwork[] Networks, Project Options) sample) =>
        $"ShowStages: {sample.Options.ShowStages}, Kernels: {sample.Options.Kernels}, {sample.Options.Optimization}\n{string.Join("\n\n", sample.Networks.Select(network => network.Source))}";
}
