using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>A tensor that a file should hold.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">The format's name of its element type: <see cref="Float"/> or <see cref="Double"/>.</param>
/// <param name="Shape">The sizes of its axes.</param>
internal sealed record SafetensorsTensor(string Name, string Type, ImmutableArray<int> Shape)
{
    public const string Float = "F32";

    public const string Double = "F64";

    public long ByteCount => Shape.Aggregate((long)(Type == Double ? sizeof(double) : sizeof(float)), (product, size) => checked(product * size));

    public static SafetensorsTensor Of(ParameterTensor tensor) => new(tensor.Name, Float, tensor.Shape);
}

/// <summary>What a file's header says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its <c>dtype</c>; null if there is none.</param>
/// <param name="Shape">The sizes of its axes.</param>
/// <param name="Offsets">Its <c>data_offsets</c>: where its data begin and end, in bytes behind the header.</param>
internal sealed record SafetensorsEntry(string Name, string? Type, ImmutableArray<long> Shape, ImmutableArray<long> Offsets);
