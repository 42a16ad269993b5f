using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>Razor is a generator too, and generators do not see what others write.</summary>
public class RazorTests(Packages packages)
{
    private string Project { get; } = $"""
        <Project Sdk="Microsoft.NET.Sdk.Razor">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <PackageReference Include="CompiledNet" Version="{packages.Version}" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task A_network_in_a_code_block_is_reported_in_the_component_and_one_beside_it_works()
    {
        UserFolder folder = packages.Folder("Razor")
            .Write("Components.csproj", Project)
            .Write("Inside.razor", """
                @using CompiledNet
                <p>No network</p>
                @code {
                    [Network(2)]
                    [Dense(4, Activation.Softmax)]
                    [Loss(LossFunction.CrossEntropy)]
                    public partial class Empty;
                }
                """)
            .Write("Beside.razor", """
                <p>@Quadrants.ParameterCount parameters, @model.Dense1.Biases[0]</p>
                @code {
                    private readonly Quadrants model = new(seed: 1);
                }
                """)
            .Write("Beside.razor.cs", """
                using CompiledNet;
                namespace Components;
                public partial class Beside
                {
                    [Network(2)]
                    [Dense(4, Activation.Softmax)]
                    [Loss(LossFunction.CrossEntropy)]
                    public partial class Quadrants;
                }
                """);

        Outcome built = (await folder.Dotnet("build")).Succeeded();

        Assert.Equal(["CN0110"], built.Reports);
        Assert.Contains("Inside.razor(4,6): warning CN0110: 'Empty' stays empty", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_reported_beside_the_errors_of_the_code_that_uses_it()
    {
        UserFolder folder = packages.Folder("RazorUse")
            .Write("Components.csproj", Project)
            .Write("Inside.razor", """
                @using CompiledNet
                <p>@model.Parameters.Count</p>
                @code {
                    private readonly Empty model = new(seed: 1);
                    [Network(2)]
                    [Dense(4)]
                    public partial class Empty;
                }
                """);

        Outcome built = await folder.Dotnet("build");

        Assert.Equal(1, built.ExitCode);
        Assert.Contains("CN0110", built.Reports);
    }
}
