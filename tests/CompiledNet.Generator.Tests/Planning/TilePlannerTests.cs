using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Tests.Planning;

public class TilePlannerTests
{
    /// <summary>Terms of a sum, padded columns, accumulators.</summary>
    public static TheoryData<int, int, int> Products
    {
        get
        {
            var products = new TheoryData<int, int, int>();
            foreach (int units in new[] { 1, 4, 5, 16, 17, 32, 48, 64, 80, 100, 112, 128, 256, 784, 1000, 4096, 32_768 })
            {
                foreach (int steps in new[] { 16, 60, 784 })
                {
                    foreach (int accumulators in new[] { 1, 2, 4 })
                        products.Add(steps, Generator.Planning.Matrices.Padding.Pad(units), accumulators);
                }
            }

            return products;
        }
    }

    [Theory, MemberData(nameof(Products))]
    public void Tiles_cover_every_column_once(int steps, int paddedColumns, int accumulators)
    {
        foreach (Tiling tiling in TilingsOf(steps, paddedColumns, accumulators))
        {
            int end = 0;
            foreach (ColumnSpan span in tiling.Columns)
            {
                Assert.Equal(end, span.Start);
                Assert.True(span.End > span.Start);
                end = span.End;
            }

            Assert.Equal(paddedColumns, end);
        }
    }

    [Theory, MemberData(nameof(Products))]
    public void Tiles_for_16_registers_divide_their_columns_with_vectors_of_256_bits(int steps, int paddedColumns, int accumulators) =>
        AssertDivided(TilePlanner.Block(steps, paddedColumns, accumulators).FewRegisters, lanes: 8);

    [Theory, MemberData(nameof(Products))]
    public void Tiles_for_32_registers_divide_their_columns_with_vectors_of_512_bits(int steps, int paddedColumns, int accumulators) =>
        AssertDivided(TilePlanner.Block(steps, paddedColumns, accumulators).ManyRegisters, lanes: 16);

    [Theory, MemberData(nameof(Products))]
    public void Small_tiles_divide_their_columns_with_vectors_of_512_bits(int steps, int paddedColumns, int accumulators)
    {
        ProductPlan plan = TilePlanner.Block(steps, paddedColumns, accumulators).WithSmallTiles();

        AssertDivided(plan.ManyRegisters, lanes: 16);
        Assert.InRange(RegistersOf(plan.ManyRegisters), 1, 16);
    }

    // Methods are named by the shape.
    [Theory, MemberData(nameof(Products))]
    public void Different_tilings_of_a_product_have_different_shapes(int steps, int paddedColumns, int accumulators)
    {
        ProductPlan plan = TilePlanner.Block(steps, paddedColumns, accumulators);
        Tiling row = TilePlanner.Row(paddedColumns, accumulators);

        Assert.All([plan, plan.WithSmallTiles()], product =>
        {
            Tiling[] different = [.. new[] { product.FewRegisters, product.ManyRegisters, row }.Distinct()];
            Assert.Equal(different.Length, different.Select(tiling => tiling.Shape).Distinct().Count());
        });
    }

    [Theory, MemberData(nameof(Products))]
    public void A_tile_holds_all_accumulators_or_half_of_them(int steps, int paddedColumns, int accumulators) =>
        Assert.All(TilingsOf(steps, paddedColumns, accumulators), tiling => Assert.Contains(tiling.Accumulators, new[] { accumulators, Math.Max(1, accumulators / 2) }));

    [Theory, MemberData(nameof(Products))]
    public void One_row_holds_all_accumulators(int steps, int paddedColumns, int accumulators)
    {
        Assert.True(steps > 0);
        Assert.Equal(accumulators, TilePlanner.Row(paddedColumns, accumulators).Accumulators);
    }

    [Theory, MemberData(nameof(Products))]
    public void Sums_vectors_and_a_value_fit_the_registers(int steps, int paddedColumns, int accumulators)
    {
        ProductPlan plan = TilePlanner.Block(steps, paddedColumns, accumulators);

        Assert.InRange(RegistersOf(plan.FewRegisters), 1, 16);
        Assert.InRange(RegistersOf(plan.ManyRegisters), 1, 32);
    }

    [Theory]
    [InlineData(16, 4)]
    [InlineData(32, 2)]
    [InlineData(256, 1)]
    public void Sums_of_one_row_leave_registers_for_a_value_and_a_vector(int paddedColumns, int accumulators) =>
        Assert.InRange(TilePlanner.Row(paddedColumns, accumulators).WidestVectors * accumulators, 1, 14);

    // Gates of 16 and 40 units: as many sums side by side as registers hold, and the same in every span.
    [Theory]
    [InlineData(48, 2, "1x3x2 over columns 0 to 48")]
    [InlineData(144, 1, "1x9 over columns 0 to 144")]
    [InlineData(192, 1, "1x12 over columns 0 to 192")]
    [InlineData(256, 1, "1x8 over columns 0 to 256")]
    [InlineData(272, 1, "1x9 over columns 0 to 144 and columns 144 to 272")]
    public void One_row_is_cut_into_few_spans_of_nearly_the_same_width(int paddedColumns, int accumulators, string tiles) =>
        Assert.Equal(tiles, TilePlanner.Row(paddedColumns, accumulators).Notation);

    // The table of generator/docs/execution-plan.md.
    [Theory]
    [InlineData(64, 16, 1, "8x1", "6x2")]
    [InlineData(16, 16, 4, "7x1x4", "3x2x2")]
    [InlineData(128, 16, 4, "8x1x2", "3x2x2")]
    [InlineData(64, 32, 1, "8x2", "6x2")]
    [InlineData(32, 32, 2, "4x2x2", "3x2x2")]
    [InlineData(64, 32, 4, "3x2x4", "3x2x2")]
    [InlineData(784, 128, 1, "8x2", "6x2")]
    [InlineData(256, 256, 1, "8x2", "6x2")]
    public void Tiles_are_those_that_the_documentation_shows(int steps, int columns, int accumulators, string many, string few)
    {
        ProductPlan plan = TilePlanner.Block(steps, columns, accumulators);

        Assert.Equal((many, few), (plan.ManyRegisters.Shape, plan.FewRegisters.Shape));
    }

    [Theory]
    [InlineData(15, 16, 1)]
    [InlineData(16, 16, 4)]
    [InlineData(63, 32, 2)]
    [InlineData(64, 32, 4)]
    [InlineData(64, 48, 2)]
    [InlineData(64, 64, 2)]
    [InlineData(784, 128, 1)]
    public void Accumulators_are_those_that_the_documentation_shows(int inputs, int paddedUnits, int accumulators) =>
        Assert.Equal(accumulators, TilePlanner.Accumulators(inputs, paddedUnits));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(784)]
    public void Tiles_of_weight_gradients_have_no_more_rows_than_there_are_inputs(int inputs) =>
        Assert.All(TilingsOf(TilePlanner.Inputs(inputs, paddedUnits: 32)), tiling => Assert.InRange(tiling.Rows, 1, inputs));

    private static Tiling[] TilingsOf(ProductPlan plan) => [plan.FewRegisters, plan.ManyRegisters];

    private static Tiling[] TilingsOf(int steps, int paddedColumns, int accumulators)
    {
        ProductPlan plan = TilePlanner.Block(steps, paddedColumns, accumulators);
        return [.. TilingsOf(plan), .. TilingsOf(plan.WithSmallTiles()), TilePlanner.Row(paddedColumns, accumulators)];
    }

    private static void AssertDivided(Tiling tiling, int lanes) =>
        Assert.All(tiling.Columns, span => Assert.Equal(0, (span.End - span.Start) % Math.Min(span.End, lanes * span.Vectors)));

    private static int RegistersOf(Tiling tiling) =>
        tiling.Columns.Max(span => tiling.Rows * span.Vectors * tiling.Accumulators + span.Vectors + 1);
}
