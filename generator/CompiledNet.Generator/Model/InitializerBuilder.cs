using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Resolves the initializer of a layer's weights and checks the argument that belongs to it.</summary>
internal static class InitializerBuilder
{
    private const string Constant = "Constant";

    public static (string Initializer, float InitialValue) Build(InitializerDeclaration declaration, ActivationModel activation, List<DiagnosticInfo> diagnostics) =>
        Build(declaration, activation.Function.Initializer, diagnostics);

    /// <param name="declaration">What was written.</param>
    /// <param name="automatic">What takes the place of <c>Automatic</c>.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static (string Initializer, float InitialValue) Build(InitializerDeclaration declaration, string automatic, List<DiagnosticInfo> diagnostics)
    {
        string initializer = declaration.Name.Value == InitializerDeclaration.Automatic ? automatic : declaration.Name.Value;
        if (declaration.InitialValue is { } value)
        {
            if (initializer != Constant)
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentWithoutEffect, value.Location, declaration.ValueArgument, $"Initializer.{initializer}", $"Initializer.{Constant}"));
            if (float.IsNaN(value.Value) || float.IsInfinity(value.Value))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, value.Location, declaration.ValueArgument, "finite", Literal.Number(value.Value)));
        }

        return (initializer, declaration.InitialValue?.Value ?? 0f);
    }
}
