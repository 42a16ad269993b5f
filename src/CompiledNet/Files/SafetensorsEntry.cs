using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What a file's header says of one tensor, not yet checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its <c>dtype</c>; null if there is none.</param>
/// <param name="Shape">The sizes of its axes.</param>
/// <param name="Offsets">Its <c>data_offsets</c>: where its data begin and end, in bytes behind the header.</param>
internal sealed record SafetensorsEntry(string Name, string? Type, ImmutableArray<long> Shape, ImmutableArray<long> Offsets)
{
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
