using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Products <c>C[m, n] = Σₖ A[m, k]·B[k, n]</c> of a matrix whose rows begin anywhere in memory with one register's width of columns, in tiles
/// of rows whose sums stay in registers. All rows go through memory alike, as windows over one plane do. A sum has one accumulator,
/// which takes one term after the other.
/// </summary>
/// <param name="left">The left operand.</param>
/// <param name="steps">How its rows go through memory.</param>
/// <param name="right">The right operand.</param>
/// <param name="pitch">The distance between its rows.</param>
internal readonly ref struct GatheredProduct(ref float left, in ProductSteps steps, ref float right, int pitch)
{
    /// <summary>The most rows of a tile.</summary>
    public const int MostTileRows = 8;

    /// <summary>The left operand.</summary>
    public readonly ref float Left = ref left;

    /// <summary>How its rows go through memory.</summary>
    public readonly ref readonly ProductSteps Steps = ref steps;

    /// <summary>The right operand.</summary>
    public readonly ref float Right = ref right;

    /// <summary>The distance between its rows.</summary>
    public readonly nint Pitch = pitch;

    /// <summary>Computes some rows.</summary>
    /// <param name="leftPlaces">
    /// Where each row of the left operand begins, and copies of the last one up to a whole number of tiles: a row that is computed
    /// twice is stored twice.
    /// </param>
    /// <param name="start">Where the sums start, if the use does not say otherwise.</param>
    /// <param name="result">The sums.</param>
    /// <param name="resultPlaces">Where each row of them lies, as those of the left operand.</param>
    /// <param name="partPlaces">
    /// How far behind that each part of a sum lies, where sums are added: <typeparamref name="TPart"/> is as wide as the register, or
    /// half or a quarter of it. Rows are gone through in tiles from the last to the first, and in a tile part by part.
    /// </param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Compute<TLanes, TPart, TUse>(ref int leftPlaces, ref float start, ref float result, ref int resultPlaces, ref int partPlaces, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart>
        where TUse : struct, IProductUse
    {
        if (TLanes.Registers >= 16)
            GatheredTiles.Eight<TLanes, TPart, TUse>(this, ref leftPlaces, ref start, ref result, ref resultPlaces, ref partPlaces, rows);
        else
            GatheredTiles.Six<TLanes, TPart, TUse>(this, ref leftPlaces, ref start, ref result, ref resultPlaces, ref partPlaces, rows);
    }

    /// <summary>
    /// Computes pairs of rows, which begin at the same distance from each other: as one place serves two rows, twice as many
    /// find room in the machine's registers.
    /// </summary>
    /// <param name="leftPlaces">Where the first row of each pair begins, and copies of the last one up to a whole number of tiles.</param>
    /// <param name="beside">How far behind it the second begins.</param>
    /// <param name="start">Where the sums start.</param>
    /// <param name="result">The sums.</param>
    /// <param name="resultPlaces">Where the first row of each pair of them lies.</param>
    /// <param name="resultBeside">How far behind it the second lies.</param>
    /// <param name="pairs">The number of pairs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ComputePairs<TLanes>(ref int leftPlaces, int beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Registers >= 32)
            GatheredPairTiles.Eight<TLanes>(this, ref leftPlaces, beside, ref start, ref result, ref resultPlaces, resultBeside, pairs);
        else if (TLanes.Registers >= 16)
            GatheredPairTiles.Six<TLanes>(this, ref leftPlaces, beside, ref start, ref result, ref resultPlaces, resultBeside, pairs);
        else
            GatheredPairTiles.Three<TLanes>(this, ref leftPlaces, beside, ref start, ref result, ref resultPlaces, resultBeside, pairs);
    }
}
