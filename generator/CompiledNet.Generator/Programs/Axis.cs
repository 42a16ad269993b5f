namespace CompiledNet.Generator.Programs;

/// <summary>What values are counted along: the units of a layer, the rows of a batch. Values that share an axis meet along it.</summary>
/// <param name="Id">Its number in the network; axes of one length are still several.</param>
/// <param name="Name">What one step along it is called.</param>
/// <param name="Length">How many there are; 0 for the rows of a batch, of which there are as many as are given.</param>
/// <param name="CountsGroups">Whether it counts groups of what the axis behind it counts, so that the two are one axis in memory.</param>
/// <param name="CountsGates">Whether it counts gates, which each have all of the axis behind it: the two are one axis in memory, in which each gate is padded.</param>
internal sealed record Axis(int Id, string Name, int Length, bool CountsGroups = false, bool CountsGates = false) : INotation
{
    /// <summary>The rows of a batch. A sum over them is taken shard by shard, and the sums of the shards in their order.</summary>
    public static readonly Axis Rows = new(0, "row", 0);

    /// <summary>
    /// The steps in time of a stream, each of which has rows: one of every stream. Of all steps together, those of the first come first, and so on.
    /// Values do not have it as an axis of their own; it is told by their rows.
    /// </summary>
    public static readonly Axis Time = new(-2, "time", 0);

    /// <summary>Counts one thing, which a value need not be told to have.</summary>
    public static readonly Axis One = new(-1, "one", 1);

    public string Notation => Length == 0 ? Name : $"{Name}:{Length}";
}
