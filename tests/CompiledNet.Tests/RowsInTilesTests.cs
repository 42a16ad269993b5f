using CompiledNet.Execution;

namespace CompiledNet.Tests;

/// <summary>How rows are shared between tiles and single rows.</summary>
public sealed class RowsInTilesTests
{
    private const int MostRows = 40;

    public static TheoryData<int> EveryTile => [.. Enumerable.Range(1, 8)];

    [Theory, MemberData(nameof(EveryTile))]
    public void Rows_in_tiles_are_none_or_fill_a_tile(int tileRows) =>
        AssertEach(tileRows, (rows, _, tiled) => tiled == 0 || (tiled >= tileRows && tiled <= rows));

    [Theory, MemberData(nameof(EveryTile))]
    public void No_more_rows_are_single_than_cost_less_than_a_tile(int tileRows) =>
        AssertEach(tileRows, (rows, mostSingle, tiled) => rows < tileRows || rows - tiled <= mostSingle);

    [Theory, MemberData(nameof(EveryTile))]
    public void Where_rows_are_single_no_tile_overlaps_another(int tileRows) =>
        AssertEach(tileRows, (rows, _, tiled) => tiled == rows || tiled % tileRows == 0);

    [Theory, MemberData(nameof(EveryTile))]
    public void A_rest_that_costs_less_row_by_row_is_not_in_a_tile(int tileRows) =>
        AssertEach(tileRows, (rows, mostSingle, tiled) => rows % tileRows > mostSingle || tiled == rows - rows % tileRows);

    private static void AssertEach(int tileRows, Func<int, int, int, bool> holds)
    {
        for (int mostSingle = 0; mostSingle < tileRows; mostSingle++)
        {
            for (int rows = 1; rows <= MostRows; rows++)
                Assert.True(holds(rows, mostSingle, Rows.InTiles(rows, tileRows, mostSingle)), $"{rows} rows, at most {mostSingle} single");
        }
    }
}
