namespace CompiledNet;

/// <summary>How many values rows are together, which an array must be able to hold.</summary>
internal static class RowArray
{
    /// <exception cref="ArgumentException">They are more than an array holds.</exception>
    public static int Length(int rows, int rowSize, string what, string argument)
    {
        long length = (long)rows * rowSize;
        return length <= Array.MaxLength
            ? (int)length
            : throw new ArgumentException($"{rows} rows of {rowSize} {what} are {length} values; an array holds at most {Array.MaxLength}. Take fewer rows at a time.", argument);
    }
}
