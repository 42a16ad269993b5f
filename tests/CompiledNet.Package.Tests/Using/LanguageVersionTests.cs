using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

public class LanguageVersionTests(Packages packages)
{
    // Without the message there would be errors in code that the user has not written. That C# 12 is enough, the library
    // of the F# program shows.
    [Theory]
    [InlineData("11")]
    [InlineData("7.3")]
    public async Task A_version_older_than_the_generated_code_is_one_clear_error(string version)
    {
        UserFolder folder = packages.Folder($"CSharp{version}")
            .Write("Old.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <LangVersion>{version}</LangVersion>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="CompiledNet" Version="{packages.Version}" />
                  </ItemGroup>
                </Project>
                """)
            .Write("Line.cs", "[CompiledNet.Network(1)] [CompiledNet.Dense(1)] public sealed partial class Line { }");

        Outcome built = await folder.Dotnet("build");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Equal(["CN0902"], built.Reports);
        Assert.Contains($"needs C# 12, but LangVersion is {version}", built.Output, StringComparison.Ordinal);
    }
}
