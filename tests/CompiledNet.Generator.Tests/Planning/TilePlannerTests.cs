using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Tests.Planning;

public class TilePlannerTests
{
    public static TheoryData<int, int> Products
    {
        get
        {
            var products = new TheoryData<int, int>();
            foreach (int units in new[] { 1, 4, 5, 16, 17, 32, 48, 64, 80, 100, 112, 128, 256, 784, 1000, 4096, 32_768 })
            {
                foreach (int accumulators in new[] { 1, 2, 4 })
                    products.Add(Padding.Pad(units), accumulators);
            }

            return products;
        }
    }

    [Theory, MemberData(nameof(Products))]
    public void Tiles_cover_every_column_once(int paddedColumns, int accumulators)
    {
        foreach (Tiling tiling in TilingsOf(TilePlanner.Block(paddedColumns, accumulators)).Append(TilePlanner.Row(paddedColumns, accumulators)))
        {
            int end = 0;
            foreach (ColumnSpan span in tiling.Columns)
            {
                Assert.Equal(end, span.Start);
                Assert.True(span.End > span.Start);
                Assert.Equal(0, (span.End - span.Start) % (Math.Min(paddedColumns, Machine.WidestVector) * span.Vectors));
                end = span.End;
            }

            Assert.Equal(paddedColumns, end);
        }
    }

    [Theory, MemberData(nameof(Products))]
    public void Sums_vectors_and_a_value_fit_the_registers(int paddedColumns, int accumulators)
    {
        ProductPlan plan = TilePlanner.Block(paddedColumns, accumulators);

        Assert.InRange(RegistersOf(plan.FewRegisters, accumulators), 1, 16);
        Assert.InRange(RegistersOf(plan.ManyRegisters, accumulators), 1, 32);
    }

    [Theory, MemberData(nameof(Products))]
    public void Sums_of_one_row_leave_registers_for_a_value_and_a_vector(int paddedColumns, int accumulators) =>
        Assert.InRange(TilePlanner.Row(paddedColumns, accumulators).WidestVectors * accumulators, 1, 14);

    // The table of generator/docs/execution-plan.md.
    [Theory]
    [InlineData(16, 1, "8x1", "8x1")]
    [InlineData(16, 4, "6x1", "3x1")]
    [InlineData(32, 1, "8x2", "5x2")]
    [InlineData(32, 2, "5x2", "3x2")]
    [InlineData(32, 4, "3x2", "3x1")]
    [InlineData(128, 1, "8x2", "5x2")]
    [InlineData(256, 1, "8x2", "5x2")]
    public void Tiles_are_those_that_the_documentation_shows(int columns, int accumulators, string many, string few)
    {
        ProductPlan plan = TilePlanner.Block(columns, accumulators);

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
    public void Chains_are_those_that_the_documentation_shows(int inputs, int paddedUnits, int accumulators) =>
        Assert.Equal(accumulators, TilePlanner.Accumulators(inputs, paddedUnits));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(784)]
    public void Tiles_of_weight_gradients_have_no_more_rows_than_there_are_inputs(int inputs) =>
        Assert.All(TilingsOf(TilePlanner.Inputs(inputs, paddedUnits: 32)), tiling => Assert.InRange(tiling.Rows, 1, inputs));

    private static Tiling[] TilingsOf(ProductPlan plan) => [plan.FewRegisters, plan.ManyRegisters];

    private static int RegistersOf(Tiling tiling, int accumulators) =>
        tiling.Columns.Max(span => tiling.Rows * span.Vectors * accumulators + span.Vectors + 1);
}
