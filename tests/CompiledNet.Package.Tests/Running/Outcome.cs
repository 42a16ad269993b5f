using System.Text.RegularExpressions;

namespace CompiledNet.Package.Tests.Running;

/// <summary>What a program said, and how it ended.</summary>
internal sealed partial record Outcome(int ExitCode, string Output)
{
    /// <summary>The ids of the warnings and errors, each once for every place.</summary>
    public string[] Reports =>
    [
        .. Report().Matches(Output)
            .Select(match => match.Value)
            .Distinct()
            .Select(report => Report().Match(report).Groups["id"].Value)
            .Order(StringComparer.Ordinal),
    ];

    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public Outcome SucceededWithoutWarning()
    {
        Assert.True(Reports.Length == 0, Output);
        return Succeeded();
    }

    // "Program.cs(3,7): warning CS0168: …"; a tool without place says "ILC : warning IL3050: …".
    [GeneratedRegex(@"^.*\b(warning|error)( (?<id>[A-Z]{2,}\d+))? ?:.*$", RegexOptions.Multiline)]
    private static partial Regex Report();
}
