using CompiledNet.Execution;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Tests;

/// <summary>Transposition, of every small shape, none included.</summary>
public sealed class TransposeTests
{
    private const int MostRows = 35;
    private const int MostColumns = 19;
    private const int MostBehind = 16;

    public static TheoryData<int> EveryNumberOfRows => [.. Enumerable.Range(0, MostRows + 1)];

    [Theory, MemberData(nameof(EveryNumberOfRows))]
    public void Columns_become_rows_and_nothing_else_is_touched(int rows)
    {
        using var source = new GuardedMemory(MostRows * (MostColumns + 2));
        using var destination = new GuardedMemory(MostColumns * (MostRows + MostBehind));
        for (int columns = 0; columns <= MostColumns; columns++)
        {
            for (int behind = 0; behind <= MostBehind; behind++)
            {
                AssertTransposed(source, destination, rows, columns, stride: columns + rows % 3, pitch: rows + behind, (memory, count) => memory.First(count));
                AssertTransposed(source, destination, rows, columns, stride: columns + rows % 3, pitch: rows + behind, (memory, count) => memory.Last(count));
            }
        }
    }

    private delegate Span<float> Place(GuardedMemory memory, int count);

    private static void AssertTransposed(GuardedMemory source, GuardedMemory destination, int rows, int columns, int stride, int pitch, Place place)
    {
        Span<float> matrix = place(source, rows == 0 ? 0 : (rows - 1) * stride + columns);
        for (int i = 0; i < matrix.Length; i++)
            matrix[i] = i + 1;
        Span<float> actual = place(destination, columns * pitch);
        var expected = new float[columns * pitch];
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                expected[column * pitch + row] = matrix[row * stride + column];
        }

        Panel.Transpose(ref matrix.GetPinnableReference(), stride, rows, columns, ref actual.GetPinnableReference(), pitch);

        string what = $"{rows} x {columns}, {stride} apart, to {pitch} apart";
        Assert.True(actual.SequenceEqual(expected), what);
        destination.AssertMarked(actual, what);
    }
}
