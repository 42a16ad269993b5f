using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Snapshots.Texts;

/// <summary>Diagnostics in Verify's form of JSON: no quotes, no escapes, empty members left out.</summary>
internal static class DiagnosticsText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics) =>
        $$"""
        {
          Diagnostics: [
        {{string.Join(",\n", diagnostics.Select(One))}}
          ]
        }
        """;

    private static string One(Diagnostic diagnostic) =>
        $$"""
            {
        {{string.Join(",\n", Members(diagnostic))}}
            }
        """;

    private static IEnumerable<string> Members(Diagnostic diagnostic)
    {
        if (diagnostic.Location != Location.None)
            yield return $"      Location: {LocationText.Of(diagnostic.Location)}";
        yield return $"      Message:{Value(diagnostic.GetMessage(CultureInfo.InvariantCulture))}";
        yield return $"      Severity: {diagnostic.Severity}";
        if (diagnostic.WarningLevel != 0)
            yield return $"      WarningLevel: {diagnostic.WarningLevel}";
        yield return
            $$"""
                  Descriptor: {
            {{string.Join(",\n", Members(diagnostic.Descriptor))}}
                  }
            """;
    }

    private static IEnumerable<string> Members(DiagnosticDescriptor descriptor)
    {
        yield return $"        Id:{Value(descriptor.Id)}";
        yield return $"        Title:{Value(descriptor.Title.ToString(CultureInfo.InvariantCulture))}";

        var description = descriptor.Description.ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrWhiteSpace(description))
            yield return $"        Description:{Value(description)}";
        if (!string.IsNullOrWhiteSpace(descriptor.HelpLinkUri))
            yield return $"        HelpLink:{Value(descriptor.HelpLinkUri)}";

        yield return $"        MessageFormat:{Value(descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture))}";
        yield return $"        Category:{Value(descriptor.Category)}";
        yield return $"        DefaultSeverity: {descriptor.DefaultSeverity}";
        yield return $"        IsEnabledByDefault: {(descriptor.IsEnabledByDefault ? "true" : "false")}";

        if (descriptor.CustomTags.Any())
        {
            yield return
                $"""
                        CustomTags: [
                {string.Join(",\n", descriptor.CustomTags.Select(tag => $"          {tag}"))}
                        ]
                """;
        }
    }

    // A text of several lines starts on a line of its own.
    private static string Value(string text) => text switch
    {
        ['\n' or '\r', ..] => text,
        _ when text.AsSpan().ContainsAny('\n', '\r') => $"\n{text}",
        _ => $" {text}",
    };
}
