using System.Reflection;
using System.Runtime.CompilerServices;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Analyzers.Tests.Running;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Analyzers.Tests;

/// <summary>Each diagnostic has a page, and the pages say what is true.</summary>
public class DocumentationTests
{
    private static readonly SortedDictionary<string, DiagnosticDescriptor> Descriptors = Catalogue(typeof(AnalyzerDiagnostics));

    public static TheoryData<string> Ids => [.. Descriptors.Keys];

    /// <summary>Those of the generator, too.</summary>
    public static TheoryData<string> AllIds => [.. Descriptors.Keys, .. Catalogue(typeof(NetworkDiagnostics)).Keys];

    [Fact]
    public void Ids_are_numbered_without_gaps_in_each_group() => Assert.All(
        Descriptors.Keys.GroupBy(id => id[..4]),
        group => Assert.Equal(Enumerable.Range(1, group.Count()).Select(number => $"{group.Key}{number:00}"), group));

    [Fact]
    public void Every_descriptor_belongs_to_one_analyzer() =>
        Assert.Equal(Descriptors.Keys, Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Releases_are_tracked_with_category_and_severity(string id) => Assert.Contains(
        $"\n{id} | {Descriptors[id].Category} | {Descriptors[id].DefaultSeverity} | ",
        File.ReadAllText(PathOf("AnalyzerReleases.Unshipped.md")) + File.ReadAllText(PathOf("AnalyzerReleases.Shipped.md")),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Help_links_lead_to_the_page_of_the_id(string id) =>
        Assert.Equal($"{Page.Address}/generator/docs/{id}.md", Descriptors[id].HelpLinkUri);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pages_are_headed_by_id_and_title(string id) =>
        Assert.Equal($"# {id}: {Descriptors[id].Title}", new Page(id).Heading);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pages_tell_how_the_severity_is_set(string id) =>
        Assert.Contains($"\ndotnet_diagnostic.{id}.severity = ", new Page(id).Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_index_lists_every_page(string id) =>
        Assert.Contains($"| [{id}]({id}.md) | {Descriptors[id].Title} |", Page.Index, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_is_reported_under_the_id_alone(string id)
    {
        Compilation example = WrongExample(id);

        Assert.Empty(example.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal([id], (await Analysis.Run(example)).Select(finding => finding.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_compiles_and_nothing_is_found(string id)
    {
        Compilation example = Build(new Page(id).Example("Right"));

        Assert.Empty(example.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await Analysis.Run(example));
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void Pages_tell_of_a_code_fix_if_there_is_one(string id) => Assert.Equal(
        FixRun.Providers.Any(provider => provider.FixableDiagnosticIds.Contains(id)),
        new Page(id).Text.Contains("ode fix", StringComparison.Ordinal));

    internal static Compilation WrongExample(string id) => new Page(id).Component("Wrong") is { } component
        ? OtherGenerator.Adds(component)
        : Build(new Page(id).Example("Wrong"));

    private static SortedDictionary<string, DiagnosticDescriptor> Catalogue(Type type) => new(
        type.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .ToDictionary(descriptor => descriptor.Id));

    /// <summary>The examples are written for projects with implicit usings.</summary>
    private static Compilation Build(Project example)
    {
        Outcome outcome = (example with { Sources = [.. example.Sources, "global using System;\nglobal using System.Threading.Tasks;"] }).Generate();
        Assert.Empty(outcome.Reports);
        Assert.NotEmpty(outcome.Files);
        return outcome.After;
    }

    private static string PathOf(string file, [CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "generator", "CompiledNet.Analyzers", "Diagnostics", file);
}
