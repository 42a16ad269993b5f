using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">What its elements are.</param>
/// <param name="Shape">The sizes of its axes.</param>
internal sealed record StoredTensor(string Name, ElementType Type, ImmutableArray<int> Shape)
{
    /// <summary>The number of elements.</summary>
    // The sizes beside a zero may be any, too large to multiply too.
    public long Length => Shape.Contains(0) ? 0 : Shape.Aggregate(1L, (product, size) => checked(product * size));

    public long ByteCount => checked(Length * Elements.SizeOf(Type));

    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
