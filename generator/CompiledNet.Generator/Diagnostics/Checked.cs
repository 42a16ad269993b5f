namespace CompiledNet.Generator.Diagnostics;

/// <summary>What a stage made, if it could, and what it found wrong on the way.</summary>
internal sealed record Checked<T>(T? Value, EquatableArray<DiagnosticInfo> Diagnostics)
    where T : class, IEquatable<T>
{
    public static Checked<T> From(T? value, List<DiagnosticInfo> diagnostics) =>
        new(diagnostics.Exists(found => found.Descriptor.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error) ? null : value, diagnostics.ToEquatableArray());
}
