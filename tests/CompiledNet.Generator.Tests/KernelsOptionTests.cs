using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests;

/// <summary>Which builds call the precompiled kernels of the library, and which write kernels out.</summary>
public class KernelsOptionTests
{
    private static readonly Project BuiltBySdk = new(Networks.DigitClassifier, Networks.LogisticRegression) { IsBuiltBySdk = true };

    [Fact]
    public void A_debug_build_takes_precompiled_kernels() =>
        AssertPrecompiled(BuiltBySdk with { Optimization = OptimizationLevel.Debug });

    [Fact]
    public void A_release_build_writes_kernels_out() =>
        AssertWrittenOut(BuiltBySdk with { Optimization = OptimizationLevel.Release });

    [Fact]
    public void A_driver_without_a_project_writes_kernels_out() =>
        AssertWrittenOut(BuiltBySdk with { IsBuiltBySdk = false, Optimization = OptimizationLevel.Debug });

    [Theory]
    [InlineData("WrittenOut")]
    [InlineData("writtenout")]
    public void The_property_has_a_debug_build_write_kernels_out(string value) =>
        AssertWrittenOut(BuiltBySdk with { Kernels = value });

    [Fact]
    public void The_property_has_a_release_build_take_precompiled_kernels() =>
        AssertPrecompiled(BuiltBySdk with { Kernels = "Precompiled", Optimization = OptimizationLevel.Release });

    [Theory]
    [InlineData("")]
    [InlineData("fast")]
    [InlineData("7")]
    public void Another_value_changes_nothing(string value)
    {
        AssertPrecompiled(BuiltBySdk with { Kernels = value });
        AssertWrittenOut(BuiltBySdk with { Kernels = value, Optimization = OptimizationLevel.Release });
    }

    [Fact]
    public void Precompiled_kernels_compile_with_every_activation_and_loss()
    {
        Outcome outcome = new Project([.. Networks.Spread]) { Kernels = "Precompiled", CheckOverflow = true, WarningsAreErrors = true, Nullable = NullableContextOptions.Disable }.Generate();

        using var assembly = new MemoryStream();
        var emitted = outcome.After.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Networks.Spread.Count, outcome.Files.Length);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
    }

    private static void AssertPrecompiled(Project project)
    {
        Outcome outcome = project.Generate().CompilesCleanly(networks: 2);
        Assert.All(outcome.Files, file => Assert.Matches("(Dense|Dot)Kernels", file.SourceText.ToString()));
        Assert.All(outcome.Files, file => Assert.DoesNotContain("AddProduct", file.SourceText.ToString(), StringComparison.Ordinal));
    }

    private static void AssertWrittenOut(Project project)
    {
        Outcome outcome = project.Generate().CompilesCleanly(networks: 2);
        Assert.All(outcome.Files, file => Assert.DoesNotMatch("(Dense|Dot)Kernels", file.SourceText.ToString()));
    }
}
