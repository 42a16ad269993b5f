using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>Who does what the pages say gets what the pages show.</summary>
public class GuideTests(Packages packages)
{
    private const string Tutorial = "src/docs/tutorial.md";

    [Theory]
    [InlineData("src/CompiledNet/README.md")]
    [InlineData(Tutorial)]
    public async Task The_program_of_the_page_prints_what_the_page_shows(string page)
    {
        Guide guide = Guide.Read(page);
        UserFolder folder = Console(page);
        foreach ((string file, string text) in guide.Files)
            folder.Write(file, text);

        Outcome built = await folder.Dotnet("build", "-c", "Release", "-o", "built", "-warnaserror");

        built.SucceededWithoutWarning();
        Assert.Equal(guide.Printed, (await folder.Run("built/Guide")).Succeeded().Output);
    }

    [Fact]
    public async Task The_mistakes_of_the_tutorial_are_answered_as_it_says()
    {
        IReadOnlyList<Mistake> mistakes = Guide.Read(Tutorial).Mistakes;
        UserFolder folder = Console("mistakes").Write("Program.cs", "return;");
        for (int i = 0; i < mistakes.Count; i++)
            folder.Write($"Mistake{i}.cs", $"namespace Mistake{i};\nusing CompiledNet;\n{mistakes[i].Source}");

        Outcome built = await folder.Dotnet("build");

        Assert.NotEmpty(mistakes);
        Assert.All(mistakes, (mistake, i) => Assert.Contains(
            built.Output.Split('\n'),
            line => line.Contains($"Mistake{i}.cs(", StringComparison.Ordinal) && line.Contains(mistake.Answer, StringComparison.Ordinal)));
    }

    /// <summary>What <c>dotnet new console</c> makes.</summary>
    private UserFolder Console(string name) => packages.Folder($"Guide/{name}").Write("Guide.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="CompiledNet" Version="{packages.Version}" />
          </ItemGroup>
        </Project>
        """);
}
