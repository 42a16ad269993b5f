namespace CompiledNet.Generator.Programs;

/// <summary>What values are counted along: the units of a layer, the rows of a batch. Values that share an axis meet along it.</summary>
/// <param name="Id">Its number in the network; axes of one length are still several.</param>
/// <param name="Name">What one step along it is called.</param>
/// <param name="Length">How many there are; 0 for the rows of a batch, of which there are as many as are given.</param>
internal sealed record Axis(int Id, string Name, int Length) : INotation
{
    /// <summary>The rows of a batch. A sum over them is taken shard by shard, and the sums of the shards in their order.</summary>
    public static readonly Axis Rows = new(0, "row", 0);

    public string Notation => Length == 0 ? Name : $"{Name}:{Length}";
}
