using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes what an epilogue reads beside the sums of a tile.</summary>
internal static class EpilogueSourceEmitter
{
    /// <summary>The parameter that refers to it.</summary>
    public static IEnumerable<string> Parameters(EpilogueSource? source) => source is null ? [] : ["ref float source"];

    /// <summary>The distance between its rows.</summary>
    public static int RowLength(EpilogueSource source, MatrixPlan results) => source is OneInputSource { Matrix: var matrix } ? matrix.InputStride : results.PaddedUnits;

    /// <summary>Declares what is the same for all rows.</summary>
    public static void WriteWeights(CodeWriter writer, EpilogueSource? source, ColumnSpan span)
    {
        if (source is OneInputSource { Matrix: var matrix })
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, span.Vectors).Select(vector => $"m{vector} = TLanes.Load(ref parameters, {ProductEmitter.Place($"{matrix.WeightsOffset} + column", vector)})"))};");
    }

    /// <summary>What follows the sums of a tile whose first row is <c>first</c>, up to the results.</summary>
    public static void WriteResults(CodeWriter writer, MatrixPlan results, Epilogue? epilogue, EpilogueSource? source, int rows, ColumnSpan span)
    {
        if (source is not null)
            writer.Line($"ref float joined = ref Floats.At(ref source, first * {RowLength(source, results)}{(source is RowsSource ? " + column" : "")});");
        for (int row = 0; row < rows; row++)
        {
            if (source is OneInputSource { Matrix: var matrix })
                writer.Line($"TLanes v{row} = TLanes.Broadcast(ref joined, {row * matrix.InputStride});");
            for (int vector = 0; vector < span.Vectors; vector++)
            {
                string place = ProductEmitter.Place(row * results.PaddedUnits, vector);
                string? value = source switch
                {
                    null => null,
                    OneInputSource => $"TLanes.MultiplyAdd(v{row}, m{vector}, TLanes.Zero)",
                    _ => $"TLanes.Load(ref joined, {place})",
                };
                EpilogueEmitter.Write(writer, epilogue, ProductEmitter.Sum(row, vector), value, result => $"{result}.Store(ref result, {place});");
            }
        }
    }
}
