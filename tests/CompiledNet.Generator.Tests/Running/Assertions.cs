using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>What tests say of a run.</summary>
internal static class Assertions
{
    /// <summary>
    /// The project compiles with what was generated, without a warning; one file for each of so many networks.
    /// </summary>
    public static Outcome CompilesCleanly(this Outcome outcome, int networks = 1)
    {
        Assert.Null(outcome.Exception);
        Assert.Empty(outcome.Reports);
        Assert.Equal(networks, outcome.Files.Length);
        Assert.Empty(outcome.Problems);
        return outcome;
    }

    /// <summary>
    /// The generator reports errors exactly where the source is marked, as in <c>[Dense({|CN0005:0|})]</c>, with these
    /// messages in the order of the marks; it writes nothing for the network that is wrong, and what it writes is correct.
    /// </summary>
    public static Outcome Reports(string marked, params string[] messages)
    {
        Marked source = Marked.Parse(marked);
        Outcome outcome = new Project(source.Text).Generate();

        Assert.Null(outcome.Exception);
        Assert.Equal(source.Marks, outcome.Reports.Select(report => new Mark(report.Id, Text(report, source.Text), report.Location.SourceSpan.Start)));
        Assert.Equal(messages, outcome.Reports.Select(report => report.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(outcome.Reports, report => Assert.Equal(DiagnosticSeverity.Error, report.Severity));
        Assert.All(outcome.Reports, report => Assert.Equal("File1.cs", report.Location.GetLineSpan().Path));
        Assert.Empty(outcome.BrokenGeneratedCode);
        return outcome;
    }

    private static string Text(Diagnostic report, string source) =>
        source.Substring(report.Location.SourceSpan.Start, report.Location.SourceSpan.Length);
}
