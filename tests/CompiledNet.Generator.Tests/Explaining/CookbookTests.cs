using System.Runtime.CompilerServices;

namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>
/// The recipes of the cookbook compile without a warning and print what the page says. As with snapshots,
/// <c>CompiledNet_AcceptSnapshots=true</c> writes it there.
/// </summary>
public class CookbookTests
{
    private static readonly string Page = File.ReadAllText(PathOfPage()).ReplaceLineEndings("\n");

    public static TheoryData<string> Titles => [.. Recipe.AllOf(Page).Select(recipe => recipe.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task The_recipe_prints_what_the_page_shows(string title)
    {
        Recipe recipe = Recipe.AllOf(Page).Single(recipe => recipe.Title == title);
        string shared = Recipe.Block(Page[..Page.IndexOf("\n## ", StringComparison.Ordinal)], "```csharp\n");

        string printed = await RecipeRun.Output(recipe.Program, shared);

        if (Environment.GetEnvironmentVariable("CompiledNet_AcceptSnapshots") == "true")
            Accept(recipe, printed);
        else
            Assert.Equal(recipe.Printed, printed);
    }

    [Fact]
    public void Every_program_of_the_page_is_run() => Assert.Equal(
        Page.Split("```csharp").Length - 1,
        Recipe.AllOf(Page).Count + 1);

    private static void Accept(Recipe recipe, string printed) =>
        File.WriteAllText(PathOfPage(), recipe.PrintedInstead(File.ReadAllText(PathOfPage()).ReplaceLineEndings("\n"), printed));

    private static string PathOfPage([CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "src", "docs", "cookbook.md");
}
