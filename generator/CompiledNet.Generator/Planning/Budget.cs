using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>
/// What the JIT can inline into one method, in one place. Registers without a fused multiply-add are types around others, twice as much to
/// inline: then the planner does without what is much code.
/// </summary>
/// <param name="AllowsLargeTiles">Whether tiles may take all of 32 registers.</param>
/// <param name="AllowsStraightRows">Whether one row may be one method, or a method for each layer.</param>
/// <param name="AllowsRowsInLanes">Whether softmax over few classes may go through rows that lie in the lanes.</param>
/// <param name="AllowsTwoWays">Whether a method may have one way for rows that are one vector of 512 bits, and another.</param>
/// <param name="AllowsFunctions">Whether functions of a row's numbers become a part of its method; else they are calls.</param>
internal sealed record Budget(bool AllowsLargeTiles, bool AllowsStraightRows, bool AllowsRowsInLanes, bool AllowsTwoWays, bool AllowsFunctions)
{
    private static readonly Budget Whole = new(true, true, true, true, true);
    private static readonly Budget Half = new(false, false, false, false, false);

    /// <summary>The budget of a network's methods.</summary>
    public static Budget Of(NetworkModel network) => network.FusedMultiplyAdd ? Whole : Half;
}
