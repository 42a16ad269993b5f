using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Resolves an activation and checks the arguments that belong to activations.</summary>
internal static class ActivationBuilder
{
    public static ActivationModel Build(ActivationDeclaration declaration, List<DiagnosticInfo> diagnostics)
    {
        string constant = declaration.Name.Value;
        if (declaration.TanhApproximation is { } approximation && constant != "GELU")
            ReportWithoutEffect(approximation.Location, "TanhApproximation", constant, "GELU", diagnostics);
        string name = constant == "GELU" && declaration.TanhApproximation?.Value == true ? "GELUTanh" : constant;

        ActivationFunction function = ActivationCatalog.Get(name);
        float parameter = function.Parameter?.Default ?? 0f;
        foreach ((string argument, Written<float>? written, string owner) in new[] { ("Slope", declaration.Slope, "LeakyReLU"), ("Alpha", declaration.Alpha, "ELU") })
        {
            if (written is null)
                continue;
            if (function.Parameter is not { } expected || expected.Name != argument)
                ReportWithoutEffect(written.Location, argument, constant, owner, diagnostics);
            else if (!expected.IsValid(written.Value))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, written.Location, argument, expected.Range, Literal.Number(written.Value)));
            else
                parameter = written.Value;
        }

        return new ActivationModel(name, parameter);
    }

    private static void ReportWithoutEffect(LocationInfo location, string argument, string activation, string owner, List<DiagnosticInfo> diagnostics) =>
        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentWithoutEffect, location, argument, $"Activation.{activation}", $"Activation.{owner}"));
}
