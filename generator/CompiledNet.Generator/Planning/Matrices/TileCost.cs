namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>What a tile is expected to cost. Its constants are those of <see cref="Machine"/>.</summary>
internal static class TileCost
{
    /// <summary>
    /// Cycles for each multiply-add of a tile, in the steady state. Every step of the sum takes <c>rows·vectors</c>
    /// multiply-adds, loads <c>rows</c> values and <c>vectors</c> vectors, and cannot begin before the sums that it goes on
    /// with are ready.
    /// </summary>
    /// <param name="rows">The rows of the tile.</param>
    /// <param name="vectors">The vectors of a row.</param>
    /// <param name="accumulators">The accumulators of each sum that are in registers together.</param>
    public static double CyclesPerMultiplyAdd(int rows, int vectors, int accumulators)
    {
        double multiplyAdds = rows * vectors / Machine.MultiplyAddsPerCycle;
        double loads = (rows + vectors) / Machine.LoadsPerCycle;
        double latency = Machine.MultiplyAddLatency / accumulators;
        double bound = Math.Max(multiplyAdds, Math.Max(loads, latency));
        double pressure = (rows + vectors * Machine.VectorWeight) / Machine.LoadsPerCycle * Machine.LoadShare
            + latency * Machine.LatencyShare;
        return (bound + pressure) / (rows * vectors);
    }

    /// <summary>
    /// Cycles for each multiply-add of a sum of so many terms because its accumulators are not all in registers together.
    /// </summary>
    /// <param name="accumulators">The accumulators of the product.</param>
    /// <param name="together">Those that are.</param>
    /// <param name="steps">The terms.</param>
    public static double WaitingPerMultiplyAdd(int accumulators, int together, int steps) =>
        together == accumulators ? 0 : Machine.WaitingSumCycles / steps;

    /// <summary>
    /// The rows behind the last whole tile that cost less one by one than one more tile, half of what would be as much.
    /// </summary>
    public static int MostSingleRows(int rows) => (int)(rows / Machine.SingleRowCost / 2);

    /// <summary>
    /// How many rows are computed for each row of usual batches: the last tile overlaps the one before it if the rows do
    /// not divide the batch.
    /// </summary>
    public static double Overlap(int rows) =>
        (Overlap(rows, Machine.UsualBatch) + Overlap(rows, 2 * Machine.UsualBatch) + Overlap(rows, 4 * Machine.UsualBatch)) / 3;

    private static double Overlap(int rows, int batch) => (double)Padding.RoundUp(batch, rows) / batch;
}
