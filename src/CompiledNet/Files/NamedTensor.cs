using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>A tensor by itself, as files of other programs hold them.</summary>
/// <param name="Name">Its name, unique in a file.</param>
/// <param name="Shape">The sizes of its axes; empty of a single number.</param>
/// <param name="Values">The elements in row-major order: as many as the product of the sizes.</param>
public sealed record NamedTensor(string Name, ImmutableArray<int> Shape, float[] Values)
{
    /// <summary>Name and shape: <c>dense1.weight [32, 64]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape.IsDefault ? [] : Shape)}]";
}
