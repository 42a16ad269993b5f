using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Losses;

namespace CompiledNet.Generator.Model;

/// <summary>Resolves the loss and sees that it fits the last layer that computes.</summary>
internal static class LossBuilder
{
    public static LossModel Build(LossDeclaration declaration, LayerModel last, LayerDeclaration lastDeclaration, List<DiagnosticInfo> diagnostics)
    {
        LossFunction function = LossCatalog.Get(declaration.Function.Value);
        if (function.FusedActivation is { } fused && fused != last.Activation.Name)
        {
            LocationInfo location = lastDeclaration.ActivationArgument?.Name.Location ?? lastDeclaration.Location;
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.LossDoesNotFit, location, function.Name, fused, last.Name, last.Activation.Function.Constant));
        }

        if (function.IsOfDistribution && last.OutputShape.Axes.Count > 1)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.SeveralAxesOfClasses, lastDeclaration.Location, function.Name, last.Name, last.OutputShape.Notation));

        float parameter = FunctionArguments.Value(function.Parameter, declaration.Arguments, Spelled(function), Owners, diagnostics);
        return new LossModel(function.Name, parameter);
    }

    private static string Owners(string argument) =>
        string.Join(" or ", LossCatalog.All.Where(candidate => candidate.Parameter?.Name == argument).Select(Spelled));

    private static string Spelled(LossFunction function) => $"LossFunction.{function.Name}";
}
