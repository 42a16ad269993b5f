using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes where values of packed weights lie: in panels of 16 units, <c>[panel][input][unit]</c>.</summary>
internal static class PackedWeights
{
    /// <summary>Declares the distances between the vectors of a tile, for <see cref="Place"/>; the JIT knows them.</summary>
    public static void DeclarePanels(CodeWriter writer, MatrixPlan dense, int vectors)
    {
        if (HasPanels(dense) && vectors > 1)
            writer.Line($"int {string.Join(", ", Enumerable.Range(1, vectors - 1).Select(vector => $"panel{vector} = {Distance(dense, vector, vectors)}"))};");
    }

    /// <summary>
    /// The distance of a vector from the first of a tile. Where tiles are no whole panels at one of the widths, from 4 to 16 floats, and divide none, it
    /// depends on where the tile is.
    /// </summary>
    private static string Distance(MatrixPlan dense, int vector, int vectors) => (vectors & (vectors - 1)) == 0 || vectors % 4 == 0 || IsOneBehindTheOther(dense)
        ? $"PackedWeights.Vector<TLanes>({vector}, {dense.PanelLength})"
        : $"PackedWeights.Column(column + {ProductEmitter.Width(vector)}, {dense.PanelLength}) - PackedWeights.Column(column, {dense.PanelLength})";

    /// <summary>Whether the weights of one input are all that there is.</summary>
    private static bool IsOneBehindTheOther(MatrixPlan dense) => dense.PanelLength == dense.PanelUnits;

    /// <summary>A reference to the weights of the first input and of the units that begin at <c>column</c>.</summary>
    /// <param name="reference">The variable that refers to the first weight.</param>
    public static string Column(MatrixPlan dense, string reference) => HasPanels(dense)
        ? $"ref Floats.At(ref {reference}, PackedWeights.Column(column, {dense.PanelLength}))"
        : $"ref Floats.At(ref {reference}, column)";

    /// <summary>The place of a vector of a tile for an input, behind what <see cref="Column"/> refers to.</summary>
    public static string Place(MatrixPlan dense, int input, int vector)
    {
        int start = input * dense.PanelUnits;
        if (!HasPanels(dense))
            return ProductEmitter.Place(start, vector);
        return (start, vector) switch
        {
            (_, 0) => $"{start}",
            (0, _) => $"panel{vector}",
            _ => $"{start} + panel{vector}",
        };
    }

    /// <summary>Whether there is more than one panel.</summary>
    private static bool HasPanels(MatrixPlan dense) => dense.PaddedUnits > dense.PanelUnits;
}
