using CompiledNet.Benchmarks.Building;
using CompiledNet.Generator;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Predicting;

/// <summary>The plans that the generator makes, as it makes them while a project builds.</summary>
internal static class Plans
{
    /// <summary>The plan of the network that a source file declares.</summary>
    public static ExecutionPlan Of(string source)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: UserProject.Language,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        GeneratorRunResult result = driver.RunGenerators(UserProject.Of([source])).GetRunResult().Results.Single();
        return (ExecutionPlan)result.TrackedSteps[TrackingNames.Plan].Single().Outputs.Single().Value;
    }

    /// <summary>The tiles of every matrix: forward, weight gradients, input gradients, and panels where there are.</summary>
    public static string Tiles(ExecutionPlan plan, int registers) => string.Join("  ", plan.Matrices.Select(matrix => matrix.IsDot
        ? "dot"
        : string.Join(' ', new[] { matrix.Forward, matrix.WeightGradients, matrix.InputGradients, PassCost.PanelOf(plan, matrix)?.Sums }.OfType<ProductPlan>().Select(product =>
            $"{(registers == Machine.ManyRegisters ? product.ManyRegisters : product.FewRegisters).Shape}{(product.Accumulators > 1 ? $"/{product.Accumulators}" : "")}"))));
}
