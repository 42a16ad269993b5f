namespace CompiledNet.Generator.Weights;

/// <summary>What the header of a file says of a tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its <c>dtype</c>; empty if there is none.</param>
/// <param name="Shape">The sizes of its axes.</param>
/// <param name="End">Where its data end, in bytes behind the header.</param>
internal sealed record StoredTensor(string Name, string Type, EquatableArray<long> Shape, long End)
{
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
