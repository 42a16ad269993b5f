namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>How rows of values are padded, so that they are read and written in whole vectors.</summary>
internal static class Padding
{
    /// <summary>
    /// Up to 4 values fill one vector of 128 bits on every machine; more are padded to a multiple of 16, which vectors of
    /// 128, 256 and 512 bits divide.
    /// </summary>
    public static int Pad(int size) =>
        size <= Machine.NarrowestVector ? Machine.NarrowestVector : RoundUp(size, Machine.WidestVector);

    public static int RoundUp(int size, int multiple) => (size + multiple - 1) / multiple * multiple;
}
