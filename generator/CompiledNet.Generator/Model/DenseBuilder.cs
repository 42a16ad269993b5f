using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Builds dense layers.</summary>
internal static class DenseBuilder
{
    private const int MaximumUnits = 32_768;

    public static DenseModel? Build(DenseDeclaration declaration, string name, int inputSize, List<DiagnosticInfo> diagnostics)
    {
        ActivationModel activation = ActivationBuilder.Build(declaration.Activation, diagnostics);
        if (!Sizes.Check("The number of units", declaration.Units, MaximumUnits, diagnostics))
            return null;

        string initializer = declaration.Initializer.Value == "Automatic" ? activation.Function.Initializer : declaration.Initializer.Value;
        if (declaration.InitialValue is { } value)
        {
            if (initializer != "Constant")
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentWithoutEffect, value.Location, "InitialValue", $"Initializer.{initializer}", "Initializer.Constant"));
            if (float.IsNaN(value.Value) || float.IsInfinity(value.Value))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, value.Location, "InitialValue", "finite", Literal.Number(value.Value)));
        }

        return new DenseModel(name, inputSize, declaration.Units.Value, activation, declaration.UseBias, initializer, declaration.InitialValue?.Value ?? 0f);
    }
}
