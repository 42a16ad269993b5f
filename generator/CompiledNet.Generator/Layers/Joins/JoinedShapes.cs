using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Joins;

/// <summary>Whether shapes can be joined.</summary>
internal static class JoinedShapes
{
    /// <summary>Of layers that join value by value: all shapes are the same.</summary>
    public static JoinModel? BuildElementwise(JoinDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) =>
        Check(declaration, name, input, "", (one, other) => one == other, diagnostics)
            ? new JoinModel(declaration.Kind, name, input.Layers, input.Shapes, input.Shape)
            : null;

    /// <summary>Of layers that join along the last axis: shapes are the same but for that one.</summary>
    public static JoinModel? BuildAlongLast(JoinDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        if (declaration.Names.Count == 0)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, declaration.Location, $"The names of '{name}'", "at least one", "none"));
        return Check(declaration, name, input, " but for the last axis", (one, other) => one.WithLast(1) == other.WithLast(1), diagnostics) && declaration.Names.Count > 0
            ? new JoinModel(declaration.Kind, name, input.Layers, input.Shapes, input.Shape.WithLast((int)Math.Min(input.Shapes.Sum(shape => (long)shape.Last), int.MaxValue)))
            : null;
    }

    private static bool Check(
        JoinDeclaration declaration, string name, LayerInput input, string exception, Func<TensorShape, TensorShape, bool> fit, List<DiagnosticInfo> diagnostics)
    {
        bool isValid = true;
        for (int other = 1; other < input.Shapes.Count; other++)
        {
            if (fit(input.Shape, input.Shapes[other]))
                continue;
            isValid = false;
            diagnostics.Add(DiagnosticInfo.Create(
                NetworkDiagnostics.ShapesDiffer, declaration.Names[other - 1].Location,
                name, input.Names[0], input.Shape.Notation, input.Names[other], input.Shapes[other].Notation, exception));
        }

        return isValid;
    }
}
