using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

public class FrameworkTests(Packages packages)
{
    // A file of the package that fits every framework would let NuGet pass, and the compiler say that CompiledNet is unknown.
    [Fact]
    public async Task A_project_for_an_older_framework_is_told_so_when_it_is_restored()
    {
        UserFolder folder = packages.Folder("Older")
            .Write("Older.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net8.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="CompiledNet" Version="{packages.Version}" />
                  </ItemGroup>
                </Project>
                """);

        Outcome restored = await folder.Dotnet("restore");

        Assert.NotEqual(0, restored.ExitCode);
        Assert.Equal(["NU1202"], restored.Reports);
    }
}
