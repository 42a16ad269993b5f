using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Declarations;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Properties.Tests;

/// <summary>Generated code compiles without a warning whatever was declared.</summary>
public class CompilationTests
{
    [Fact]
    public void What_is_generated_compiles_without_a_warning() => Groups.Sample(
        group => Assert.Equal("", group.Describe(group.Generate().Problems)),
        iter: 15);

    private static Gen<NetworkGroup> Groups { get; } =
        from networks in SoundNetworks.OfAnySize.Array[20]
        from nullable in Gen.Enum<NullableContextOptions>()
        from language in Gen.OneOf(LanguageVersion.CSharp14, LanguageVersion.Preview)
        from checks in Gen.Bool
        from optimization in Gen.Enum<OptimizationLevel>()
        select new NetworkGroup(networks, new Project { Nullable = nullable, Language = language, CheckOverflow = checks, Optimization = optimization });
}
