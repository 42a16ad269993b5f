using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Losses;

namespace CompiledNet.Generator.Model;

/// <summary>Resolves the loss and sees that it fits the last layer.</summary>
internal static class LossBuilder
{
    public static LossModel Build(LossDeclaration declaration, LayerModel last, LayerDeclaration lastDeclaration, List<DiagnosticInfo> diagnostics)
    {
        LossFunction function = LossCatalog.Get(declaration.Function.Value);
        if (function.FusedActivation is { } fused && fused != last.Activation.Name)
        {
            LocationInfo location = lastDeclaration is DenseDeclaration dense ? dense.Activation.Name.Location : lastDeclaration.Location;
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.LossDoesNotFit, location, function.Name, fused, last.Name, last.Activation.Function.Constant));
        }

        float delta = 1f;
        if (declaration.Delta is { } written)
        {
            if (!function.TakesDelta)
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentWithoutEffect, written.Location, "Delta", $"LossFunction.{function.Name}", "LossFunction.Huber"));
            else if (!(written.Value > 0f) || float.IsInfinity(written.Value))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, written.Location, "Delta", "finite and greater than 0", Literal.Number(written.Value)));
            else
                delta = written.Value;
        }

        return new LossModel(function.Name, delta);
    }
}
