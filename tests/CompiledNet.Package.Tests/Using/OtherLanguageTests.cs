using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>Networks are C#; programs in other languages use them all the same.</summary>
public class OtherLanguageTests(Packages packages)
{
    // The library has the settings opposite to those of the strict program, and the oldest language version that works.
    [Fact]
    public async Task An_fsharp_program_trains_the_network_of_a_csharp_library_without_a_warning()
    {
        UserFolder folder = packages.Folder("Library")
            .Write("Networks/Networks.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <LangVersion>12</LangVersion>
                    <Nullable>disable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="CompiledNet" Version="{packages.Version}" />
                  </ItemGroup>
                </Project>
                """)
            .Write("Networks/Quadrants.cs", """
                using CompiledNet;

                [Network(2)]
                [Dense(8, Activation.ReLU)]
                [Dense(4, Activation.Softmax)]
                [Loss(LossFunction.CrossEntropy)]
                public sealed partial class Quadrants { }

                public partial class Outer<T>
                {
                    [Network(3)]
                    [Dense(2, Name = "class")]
                    protected partial class @event;
                }
                """)
            .Write("Program/Program.fsproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                  </PropertyGroup>
                  <ItemGroup>
                    <Compile Include="Program.fs" />
                    <ProjectReference Include="../Networks/Networks.csproj" />
                  </ItemGroup>
                </Project>
                """)
            .Write("Program/Program.fs", """
                open CompiledNet

                let random = System.Random 0
                let inputs = Array.init 400 (fun _ -> 2.0f * random.NextSingle() - 1.0f)
                let labels = Array.init 200 (fun row -> (if inputs[2 * row] > 0.0f then 1 else 0) + (if inputs[2 * row + 1] > 0.0f then 2 else 0))
                let data = Dataset.WithLabels(inputs, 2, labels)
                let trainer = Trainer<Quadrants>(Quadrants(1), Adam(LearningRate = 0.02f))
                trainer.Fit(data, FitOptions(Epochs = 100, BatchSize = 20)) |> ignore
                let accuracy = trainer.Evaluate(data).Accuracy.Value
                printfn "%s" (if accuracy > 0.95 then "ok" else string accuracy)
                """);

        Outcome built = await folder.Dotnet("build", "Program/Program.fsproj", "-c", "Release", "-o", "built");

        built.SucceededWithoutWarning();
        Assert.Equal("ok\n", (await folder.Run("built/Program")).Succeeded().Output);
    }

    [Theory]
    [InlineData("vbproj", "vb", "<CompiledNet.Network(2)> Public Class Stays\n  Public Empty As Integer\nEnd Class")]
    [InlineData("fsproj", "fs", "namespace Stays\n[<CompiledNet.Network(2)>]\ntype Empty() = class end")]
    public async Task A_project_in_another_language_that_references_the_package_is_told_what_to_do(string kind, string extension, string source)
    {
        UserFolder folder = packages.Folder(kind)
            .Write($"Direct.{kind}", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                  </PropertyGroup>
                  <ItemGroup>
                    <Compile Include="Stays.{extension}" Condition="'{extension}' == 'fs'" />
                    <PackageReference Include="CompiledNet" Version="{packages.Version}" />
                  </ItemGroup>
                </Project>
                """)
            .Write($"Stays.{extension}", source);

        Outcome built = (await folder.Dotnet("build")).Succeeded();
        Outcome silenced = await folder.Dotnet("build", "--no-restore", "-p:NoWarn=CN0901");

        Assert.Equal(["CN0901"], built.Reports);
        Assert.Contains("Declare networks in a C# class library and reference that project", built.Output, StringComparison.Ordinal);
        silenced.SucceededWithoutWarning();
    }
}
