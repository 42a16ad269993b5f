using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Checks of tensors that a caller wants to store.</summary>
internal static class NamedTensors
{
    /// <exception cref="ArgumentException">A name comes twice or is reserved, or a shape does not fit the number of values.</exception>
    public static void Require(IReadOnlyList<NamedTensor> tensors, string argument)
    {
        ArgumentNullException.ThrowIfNull(tensors, argument);
        var names = new HashSet<string>();
        foreach (NamedTensor tensor in tensors)
        {
            RequireShape(tensor, argument);
            if (tensor.Name == SafetensorsHeader.MetadataName)
                throw new ArgumentException($"A tensor is called {SafetensorsHeader.MetadataName}, which means something else in safetensors files.", argument);
            if (!names.Add(tensor.Name))
                throw new ArgumentException($"Two tensors are called '{tensor.Name}'.", argument);
        }
    }

    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    public static void RequireShape(NamedTensor tensor, string argument)
    {
        ArgumentNullException.ThrowIfNull(tensor, argument);
        if (tensor.Name is null || tensor.Shape.IsDefault || tensor.Values is null)
            throw new ArgumentException("A tensor has no name, no shape or no values.", argument);
        // Exact, where a product of the sizes could overflow.
        if (tensor.Shape.Any(size => size < 0) || tensor.Shape.Aggregate((UInt128)1, (product, size) => UInt128.Min(product * (UInt128)size, ulong.MaxValue)) != (UInt128)tensor.Values.Length)
            throw new ArgumentException($"{tensor} has {tensor.Values.Length} values, not as many as the product of the sizes.", argument);
    }
}
