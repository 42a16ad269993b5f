using Microsoft.CodeAnalysis;

namespace CompiledNet.Snapshots.Tests;

/// <summary>Descriptors with and without the members that may be left out.</summary>
internal static class Descriptors
{
    public static DiagnosticDescriptor Full { get; } = new(
        "CN0001", "t", "message {0}", "cat", DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "descr", helpLinkUri: "https://x/y");

    public static DiagnosticDescriptor Bare { get; } = new(
        "CN0002", "t", "message", "cat", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
