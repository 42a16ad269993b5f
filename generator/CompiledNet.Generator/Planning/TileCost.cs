namespace CompiledNet.Generator.Planning;

/// <summary>What a tile is expected to cost. Its constants are those of <see cref="Machine"/>.</summary>
internal static class TileCost
{
    /// <summary>
    /// Cycles for each multiply-add of a tile, in the steady state. Every step of the sum takes <c>rows·vectors</c>
    /// multiply-adds, loads <c>rows</c> values and <c>vectors</c> vectors, and cannot begin before the sums that it goes on
    /// with are ready.
    /// </summary>
    public static double CyclesPerMultiplyAdd(int rows, int vectors, int accumulators)
    {
        double multiplyAdds = rows * vectors / Machine.MultiplyAddsPerCycle;
        double loads = (rows + vectors) / Machine.LoadsPerCycle;
        double latency = Machine.MultiplyAddLatency / accumulators;
        double bound = Math.Max(multiplyAdds, Math.Max(loads, latency));
        double pressure = (rows + vectors * Machine.VectorWeight) / Machine.LoadsPerCycle * Machine.LoadShare;
        return (bound + pressure) / (rows * vectors);
    }

    /// <summary>
    /// How many rows are computed for each row of a usual batch: the last tile overlaps the one before it if the rows do
    /// not divide the batch.
    /// </summary>
    public static double Overlap(int rows)
    {
        int tiles = (Machine.UsualBatch + rows - 1) / rows;
        return (double)tiles * rows / Machine.UsualBatch;
    }
}
