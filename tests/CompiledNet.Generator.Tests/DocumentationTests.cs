using System.Reflection;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests;

/// <summary>Each diagnostic has a page, and the pages say what is true.</summary>
public class DocumentationTests
{
    public static TheoryData<string> Ids => [.. Descriptors.Keys];

    private static readonly SortedDictionary<string, DiagnosticDescriptor> Descriptors = new(
        typeof(NetworkDiagnostics)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .ToDictionary(descriptor => descriptor.Id));

    [Fact]
    public void Ids_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Descriptors.Count).Select(number => $"CN{number:0000}"), Descriptors.Keys);

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
    public void The_index_lists_every_page(string id) =>
        Assert.Contains($"| [{id}]({id}.md) | {Descriptors[id].Title} |", Page.Index, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_is_reported_under_the_id(string id)
    {
        Outcome outcome = new Page(id).Example("Wrong").Generate();

        Assert.Contains(outcome.Reports, report => report.Id == id);
        Assert.All(outcome.Reports, report => Assert.Equal(id, report.Id));
        Assert.Empty(outcome.BrokenGeneratedCode);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_example_compiles(string id)
    {
        Outcome outcome = new Page(id).Example("Right").Generate();

        Assert.True(outcome.Exception is null, $"{outcome.Exception}");
        Assert.NotEmpty(outcome.Files);
        Assert.Empty(outcome.Reports);
        Assert.Empty(outcome.Problems);
    }
}
