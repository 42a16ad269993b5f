using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Resolves the initializer of a layer's weights and checks the argument that belongs to it.</summary>
internal static class InitializerBuilder
{
    private const string Constant = "Constant";

    public static (string Initializer, float InitialValue) Build(InitializerDeclaration declaration, ActivationModel activation, List<DiagnosticInfo> diagnostics)
    {
        string initializer = declaration.Name.Value == InitializerDeclaration.Automatic ? activation.Function.Initializer : declaration.Name.Value;
        if (declaration.InitialValue is { } value)
        {
            if (initializer != Constant)
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentWithoutEffect, value.Location, "InitialValue", $"Initializer.{initializer}", $"Initializer.{Constant}"));
            if (float.IsNaN(value.Value) || float.IsInfinity(value.Value))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, value.Location, "InitialValue", "finite", Literal.Number(value.Value)));
        }

        return (initializer, declaration.InitialValue?.Value ?? 0f);
    }
}
