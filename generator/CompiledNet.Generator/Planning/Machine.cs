using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning;

/// <summary>What the planner assumes of processors, in one place.</summary>
internal static class Machine
{
    /// <summary>The floats of the widest vector, 512 bits.</summary>
    public const int WidestVector = 16;

    /// <summary>The floats of the narrowest vector, 128 bits.</summary>
    public const int NarrowestVector = 4;

    /// <summary>Vector registers with AVX2 and with WebAssembly's vectors.</summary>
    public const int FewRegisters = 16;

    /// <summary>The floats of the widest vector where there are no more registers than these, 256 bits.</summary>
    public const int WidestOfFewRegisters = 8;

    /// <summary>Vector registers with AVX-512 and on ARM64.</summary>
    public const int ManyRegisters = 32;

    /// <summary>Fused multiply-adds of whole vectors that begin in a cycle.</summary>
    public const double MultiplyAddsPerCycle = 2;

    /// <summary>Cycles from the beginning of a multiply-add to its result: four, and one for what gets in between.</summary>
    public const double MultiplyAddLatency = 5;

    /// <summary>
    /// The part of the latency that shows even where other multiply-adds fill it: they are not always ready in the best order.
    /// </summary>
    public const double LatencyShare = 0.1;

    /// <summary>
    /// Cycles for a vector of sums that waits in memory for the other half of its accumulators: a store, a load and what they
    /// delay.
    /// </summary>
    public const double WaitingSumCycles = 2;

    /// <summary>Loads of vectors or of values to broadcast that begin in a cycle.</summary>
    public const double LoadsPerCycle = 2;

    /// <summary>
    /// The part of the time of loads that shows even where multiply-adds are the bound: they take places in the queues.
    /// </summary>
    public const double LoadShare = 0.125;

    /// <summary>
    /// How much more a vector of the right operand weighs in that part than a value of the left one: it may come from the
    /// second-level cache.
    /// </summary>
    public const double VectorWeight = 3;

    /// <summary>Rows of the smallest of three batches for which tiles are chosen; the others have twice and four times as many.</summary>
    public const int UsualBatch = 32;

    /// <summary>
    /// What a second width of tiles must gain to be worth its code: a part of the time.
    /// </summary>
    public const double SecondWidthShare = 0.05;

    /// <summary>Rows of a tile beyond which smaller batches would be computed row by row for too long.</summary>
    public const int MostTileRows = 8;

    /// <summary>What a row costs forward that is computed by itself, in rows of a tile.</summary>
    public const double SingleRowCost = 1.5;

    /// <summary>Rows times vectors of a tile that the JIT inlines in all its places where every register is a type around another.</summary>
    public const int MostSmallTileSums = 10;

    /// <summary>Vectors of a tile beyond which its rows would be too few.</summary>
    public const int MostTileVectors = 4;

    /// <summary>Rows that lie side by side in a panel: two vectors of the widest kind, so that a value of the weights meets both.</summary>
    public const int PanelRows = 32;

    /// <summary>Inputs beyond which a last layer's outputs cost so little beside the layer before it that panels do not count.</summary>
    public const int MostPanelInputs = 64;

    /// <summary>Multiply-adds of a row beyond which a call between two layers does not count.</summary>
    public const int MostStraightMultiplyAdds = 16 * 1024;

    /// <summary>Layers that become one method without meeting the JIT's limits.</summary>
    public const int MostStraightLayers = 4;

    /// <summary>Operations of activations that the JIT inlines into one method in every width.</summary>
    public const int MostInlinedOperations = 80;

    /// <summary>
    /// Operations of activations that the JIT still inlines into one method; with more it begins to leave calls, each of which
    /// costs more than the calls between layers.
    /// </summary>
    public const int MostStraightOperations = 160;

    /// <summary>
    /// Operations of activations that the JIT inlines into one method on pairs of registers, of which each operation is two.
    /// </summary>
    public const int MostPairedOperations = 45;

    /// <summary>Operations on each sum of a tile behind which the JIT begins to leave calls, since a tile has many sums.</summary>
    public const int MostFusedOperations = 5;

    /// <summary>Multiply-adds of vectors that are written in one straight line.</summary>
    public const int MostStraightProducts = 64;

    /// <summary>Functions of vectors that the JIT inlines into one method beside the products whose sums they read.</summary>
    public const int MostStraightFunctions = 6;

    /// <summary>Terms of a sum that take no longer, one behind the other, than a function of sums that are known before.</summary>
    public const int ShortSteps = 16;

    /// <summary>Floats of weights that stay in the first-level cache from one step in time to the next: 32 KB.</summary>
    public const int FirstLevelWeights = 8 * 1024;

    /// <summary>Floats of scratch memory that stay in the first-level cache beside the weights in use.</summary>
    public const int FirstLevelFloats = 6 * 1024;

    /// <summary>Floats of scratch memory that stay in the second-level cache, of one megabyte, beside the weights in use.</summary>
    public const int SecondLevelFloats = 176 * 1024;

    /// <summary>
    /// Rows of a block that make the products outweigh the reading and the transposition of the weights, if the second-level cache
    /// has room. As many as the shortest shard of a batch has, so that it is one block and not one and a rest.
    /// </summary>
    public const int UsefulBlockRows = 128;

    /// <summary>
    /// Rows of a block whose steps in time follow one another: each step is a product of so many rows, which should be whole tiles, though what all
    /// steps keep fills no cache then.
    /// </summary>
    public const int StepBlockRows = 16;

    /// <summary>Floats of scratch memory up to which a block of steps in time has so many rows: 8 MB.</summary>
    public const int MostStepFloats = 2 * 1024 * 1024;

    /// <summary>Rows beyond which a larger block gains nothing; sums of blocks allow no more.</summary>
    public const int MostBlockRows = BlocksInDouble.MostRows;
}
