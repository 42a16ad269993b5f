using CompiledNet.Package.Tests.Documentation;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Everywhere;

/// <summary>The code host runs what the README tells its readers to run.</summary>
public class WorkflowTests
{
    [Fact]
    public void The_commands_of_the_readme_are_run()
    {
        string workflow = File.ReadAllText(Repository.PathOf(".github/workflows/tests.yml"));
        string[] commands =
        [
            .. MarkdownPage.Read("README.md").Blocks
                .Single(block => block.Text.Contains("dotnet test", StringComparison.Ordinal))
                .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ];

        Assert.Equal(2, commands.Length);
        Assert.All(commands, command => Assert.Contains($"- run: {command}\n", workflow, StringComparison.Ordinal));
    }
}
