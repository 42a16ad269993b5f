using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CompiledNet.Analyzers.Tests.Running;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Analyzers.Tests;

/// <summary>What <c>.editorconfig</c> can say.</summary>
public class ConfigurationTests
{
    public static TheoryData<string> Ids => DocumentationTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_can_be_turned_off(string id) =>
        Assert.DoesNotContain(await Analyze(DocumentationTests.WrongExample(id), $"dotnet_diagnostic.{id}.severity = none"), finding => finding.Id == id);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_can_be_made_an_error(string id) => Assert.Contains(
        await Analyze(DocumentationTests.WrongExample(id), $"dotnet_diagnostic.{id}.severity = error"),
        finding => finding.Id == id && finding.Severity == DiagnosticSeverity.Error);

    [Theory]
    [InlineData("5", true)]
    [InlineData("6", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("large", false)]
    public async Task The_size_of_the_cache_can_be_set(string megabytes, bool isExceeded)
    {
        // (1024 + 1)·1280 + 1281 parameters of four bytes are 5.01 MB.
        ImmutableArray<Diagnostic> found = await Analyze(
            new Project("""
            using CompiledNet;
            [Network(1024), Dense(1280, Activation.ReLU), Dense(1), Loss(LossFunction.MeanSquaredError)]
            partial class Net;
            """).Generate().After,
            $"compilednet_last_level_cache_in_megabytes = {megabytes}");

        Assert.Equal(isExceeded ? ["CN0108"] : [], found.Select(finding => finding.Id));
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, string setting)
    {
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse($"[*.cs]\n{setting}\n", "/.editorconfig")));
        AnalyzerConfigOptionsResult result = set.GetOptionsForSourcePath("/File1.cs");
        return await Analysis.Run(
            compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(result.TreeOptions))),
            new AnalyzerOptions([], new Options(result.AnalyzerOptions)));
    }

    private sealed class Severities(ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(values);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
