using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>Which kernels a project gets that references the package, by its configuration and the property <c>CompiledNetKernels</c>.</summary>
public class DebugBuildTests(Packages packages)
{
    [Theory]
    [InlineData("Debug", "", true)]
    [InlineData("Debug", "WrittenOut", false)]
    [InlineData("Release", "", false)]
    [InlineData("Release", "Precompiled", true)]
    public async Task Kernels_are_precompiled_in_debug_builds_and_where_the_property_asks_for_it(string configuration, string kernels, bool isPrecompiled)
    {
        UserFolder folder = Library($"Kernels{configuration}{kernels}");

        Outcome built = await folder.Dotnet("build", "-c", configuration, $"-p:CompiledNetKernels={kernels}", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=written");

        built.SucceededWithoutWarning();
        string text = await File.ReadAllTextAsync(
            Directory.GetFiles(folder.FullName, "Line.g.cs", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken);
        Assert.Equal(isPrecompiled, text.Contains("DenseKernels.Forward", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_value_of_the_property_is_an_error_that_names_the_known_ones()
    {
        UserFolder folder = Library("KernelsUnknown");

        Outcome built = await folder.Dotnet("build", "-p:CompiledNetKernels=Fast");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Equal(["CN0903"], built.Reports);
        Assert.Contains("CompiledNetKernels is 'Fast'; it must be WrittenOut or Precompiled", built.Output, StringComparison.Ordinal);
    }

    private UserFolder Library(string name) => packages.Folder(name)
        .Write("Kernels.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CompiledNet" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """)
        .Write("Line.cs", "[CompiledNet.Network(3)] [CompiledNet.Dense(2)] public sealed partial class Line { }");
}
