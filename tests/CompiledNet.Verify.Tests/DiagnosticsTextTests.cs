using Microsoft.CodeAnalysis;

namespace CompiledNet.Snapshots.Tests;

public sealed class DiagnosticsTextTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // This text was read off a run of Verify 31.27 with Verify.SourceGenerators 2.6.
    [Fact]
    public async Task An_error_with_a_location_is_written_as_Verify_writes_it()
    {
        await _folder.Accept(GeneratorRun.ReportsAt("\n[|class A {}|]", Descriptors.Full, "A.cs", "x"));

        Assert.Equal(["Class.Method.verified.txt"], _folder.FileNames);
        Assert.Equal(
            "\uFEFF" + """
            {
              Diagnostics: [
                {
                  Location: /*

            class A {}
            ^^^^^^^^^^
            */
             A.cs: (1,0)-(1,10),
                  Message: message x,
                  Severity: Error,
                  Descriptor: {
                    Id: CN0001,
                    Title: t,
                    Description: descr,
                    HelpLink: https://x/y,
                    MessageFormat: message {0},
                    Category: cat,
                    DefaultSeverity: Error,
                    IsEnabledByDefault: true
                  }
                }
              ]
            }
            """,
            _folder.Characters("Class.Method.verified.txt"));
    }

    [Fact]
    public async Task A_warning_has_its_level_and_leaves_out_what_is_empty()
    {
        await _folder.Accept(GeneratorRun.Reports(Diagnostic.Create(Descriptors.Bare, Location.None)));

        Assert.Equal(
            "\uFEFF" + """
            {
              Diagnostics: [
                {
                  Message: message,
                  Severity: Warning,
                  WarningLevel: 1,
                  Descriptor: {
                    Id: CN0002,
                    Title: t,
                    MessageFormat: message,
                    Category: cat,
                    DefaultSeverity: Warning,
                    IsEnabledByDefault: true
                  }
                }
              ]
            }
            """,
            _folder.Characters("Class.Method.verified.txt"));
    }

    [Fact]
    public async Task Several_diagnostics_follow_each_other_with_a_comma()
    {
        await _folder.Accept(GeneratorRun.Reports(
            Diagnostic.Create(Descriptors.Bare, Location.None),
            Diagnostic.Create(Descriptors.Full, Location.None, "y")));

        Assert.Contains(
            """
                    IsEnabledByDefault: true
                  }
                },
                {
                  Message: message y,
                  Severity: Error,
                  Descriptor: {
            """,
            _folder.Characters("Class.Method.verified.txt"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_diagnostics_of_one_run_are_verified_together()
    {
        await _folder.Accept(GeneratorRun.Run("", (context, _) =>
        {
            context.AddSource("A.g.cs", "class A;");
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Bare, Location.None));
        }));

        Assert.Equal(["Class.Method#A.g.verified.cs", "Class.Method.verified.txt"], _folder.FileNames);
    }

    [Fact]
    public async Task Custom_tags_are_a_list()
    {
        var tagged = new DiagnosticDescriptor(
            "CN0003", "t", "message", "cat", DiagnosticSeverity.Info, isEnabledByDefault: true,
            customTags: [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Unnecessary]);
        await _folder.Accept(GeneratorRun.Reports(Diagnostic.Create(tagged, Location.None)));

        Assert.Contains(
            """
                    IsEnabledByDefault: true,
                    CustomTags: [
                      NotConfigurable,
                      Unnecessary
                    ]
                  }
            """,
            _folder.Characters("Class.Method.verified.txt"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_several_lines_starts_on_a_line_of_its_own()
    {
        await _folder.Accept(GeneratorRun.Reports(Diagnostic.Create(Descriptors.Full, Location.None, "one\r\ntwo")));

        Assert.Contains(
            "      Message:\nmessage one\ntwo,\n      Severity: Error,\n",
            _folder.Characters("Class.Method.verified.txt"),
            StringComparison.Ordinal);
    }
}
