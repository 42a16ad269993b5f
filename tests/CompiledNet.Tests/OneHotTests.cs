using CompiledNet.Execution;

namespace CompiledNet.Tests;

/// <summary>Labels as rows of targets.</summary>
public sealed class OneHotTests
{
    private const int Classes = 3;
    private const int Stride = 4;

    [Fact]
    public void A_label_becomes_a_row_with_one_at_its_place()
    {
        int[] labels = [2, 0];
        float[] rows = [7f, 7f, 7f, 7f, 7f, 7f, 7f, 7f];

        Rows.OneHot(ref labels[0], Classes, ref rows[0], Stride, rows: 2);

        Assert.Equal([0f, 0f, 1f, 0f, 1f, 0f, 0f, 0f], rows);
    }

    // Checked before, but changed by another thread since.
    [Theory]
    [InlineData(-1)]
    [InlineData(Classes)]
    [InlineData(Stride)]
    [InlineData(2 * Stride)]
    public void A_label_that_has_become_no_class_writes_nothing_outside_its_row(int label)
    {
        float[] memory = [7f, 7f, 7f, 7f, 7f, 7f, 7f, 7f, 7f, 7f, 7f, 7f];

        Rows.OneHot(ref label, Classes, ref memory[Stride], Stride, rows: 1);

        Assert.Equal([7f, 7f, 7f, 7f, 0f, 0f, 0f, 0f, 7f, 7f, 7f, 7f], memory);
    }
}
