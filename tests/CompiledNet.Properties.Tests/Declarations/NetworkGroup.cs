using System.Globalization;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>
/// Many networks in one project, because a compilation costs more than a network. Each is a file and has a namespace of
/// its own.
/// </summary>
internal sealed record NetworkGroup(IReadOnlyList<DeclaredNetwork> Networks, Project Settings)
{
    private string[] Sources => [.. Networks.Select((network, index) => network.SourceIn($"Project{index}"))];

    public Outcome Generate()
    {
        Outcome outcome = (Settings with { Sources = Sources }).Generate();
        Assert.Null(outcome.Exception);
        Assert.True(outcome.Reports.Count == 0, Describe(outcome.Reports));
        Assert.Equal(Networks.Count, outcome.Files.Length);
        return outcome;
    }

    /// <summary>Diagnostics with the declarations to which they belong.</summary>
    public string Describe(IEnumerable<Diagnostic> problems) => string.Join(
        "\n\n",
        problems.GroupBy(problem => Declaration(problem.Location)).Select(group => $"{string.Join('\n', group.Take(5))}\n{group.Key}"));

    /// <summary>The declaration of a class of the compiled project.</summary>
    public string SourceOf(Type network) => Sources[int.Parse(network.Namespace!.Split('.')[0]["Project".Length..], CultureInfo.InvariantCulture)];

    public override string ToString() =>
        $"{Settings.Language}, nullable {Settings.Nullable}, {(Settings.CheckOverflow ? "checked" : "unchecked")}, {Settings.Optimization}\n{string.Join('\n', Sources)}";

    /// <summary>The file is called <c>File3.cs</c>, or <c>Project2.….g.cs</c> for what is generated from it.</summary>
    private string Declaration(Location location)
    {
        string file = Path.GetFileName(location.GetLineSpan().Path);
        int index = Enumerable.Range(0, Networks.Count).FirstOrDefault(i => file == $"File{i + 1}.cs" || file.StartsWith($"Project{i}.", StringComparison.Ordinal), -1);
        return index < 0 ? file : Sources[index];
    }
}
