using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

public class TemplateTests(Packages packages)
{
    [Fact]
    public async Task A_project_made_from_the_template_builds_without_a_warning_and_learns()
    {
        UserFolder folder = packages.Folder("Template");
        string[] hive = ["--debug:custom-hive", folder.PathOf("hive")];

        (await folder.Dotnet(["new", "install", packages.PathOf("CompiledNet.Templates"), .. hive])).Succeeded();
        (await folder.Dotnet(["new", "compilednet", "-n", "my-moons", .. hive])).Succeeded();
        Outcome built = await folder.Dotnet("build", "my-moons", "-c", "Release", "-o", "built", "-warnaserror");
        Outcome run = await folder.Run("built/my-moons");

        built.SucceededWithoutWarning();
        string last = run.Succeeded().Output.Split('\n').Single(line => line.StartsWith("epoch 60:", StringComparison.Ordinal));
        double accuracy = double.Parse(last.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(accuracy, 97, 100);
        Assert.True(File.Exists(folder.PathOf("moons.safetensors")));
    }
}
