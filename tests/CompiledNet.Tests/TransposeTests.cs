using CompiledNet.Execution;

namespace CompiledNet.Tests;

/// <summary>Transposition, of every small shape.</summary>
public sealed class TransposeTests
{
    private const float Guard = 12345.678f;

    [Fact]
    public void Columns_become_rows_and_nothing_else_is_touched()
    {
        for (int rows = 1; rows <= 35; rows++)
        {
            for (int columns = 1; columns <= 19; columns++)
            {
                foreach (int behind in (int[])[0, 1, 3, 4, 5, 16])
                    AssertTransposed(rows, columns, stride: columns + rows % 3, pitch: rows + behind);
            }
        }
    }

    private static void AssertTransposed(int rows, int columns, int stride, int pitch)
    {
        // The matrix ends where its last value is: there is a guard behind it, and so there is around the result.
        float[] matrix = [.. Enumerable.Range(1, (rows - 1) * stride + columns).Select(i => (float)i), .. Enumerable.Repeat(Guard, 16)];
        float[] expected = [.. Enumerable.Repeat(Guard, 16 + columns * pitch + 16)];
        float[] actual = [.. expected];
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < pitch; row++)
                expected[16 + column * pitch + row] = row < rows ? matrix[row * stride + column] : 0f;
        }

        Panel.Transpose(ref matrix[0], stride, rows, columns, ref actual[16], pitch);

        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{rows} x {columns}, {stride} apart, to {pitch} apart");
    }
}
