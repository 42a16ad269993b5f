namespace CompiledNet.Generator.Planning;

/// <summary>What the planner assumes of processors, in one place.</summary>
internal static class Machine
{
    /// <summary>The floats of the widest vector, 512 bits.</summary>
    public const int WidestVector = 16;

    /// <summary>The floats of the narrowest vector, 128 bits.</summary>
    public const int NarrowestVector = 4;

    /// <summary>
    /// Sums that a tile keeps in registers. With 16 vector registers (AVX2) 12 leave room for two vectors of the right
    /// operand and a broadcast value; the 32 registers of AVX-512 and ARM64 have room to spare.
    /// </summary>
    public const int TileSums = 12;

    /// <summary>
    /// Independent sums that keep the multiply-add units busy: two units with a latency of four cycles.
    /// </summary>
    public const int IndependentSums = 8;

    /// <summary>Floats of scratch memory that stay in the first-level cache beside the weights in use.</summary>
    public const int FirstLevelFloats = 6 * 1024;

    /// <summary>Floats of scratch memory that stay in the second-level cache beside the weights in use.</summary>
    public const int SecondLevelFloats = 128 * 1024;

    /// <summary>Rows beyond which a larger block gains nothing.</summary>
    public const int MostBlockRows = 192;
}
