using System.Collections.Immutable;
using PureHDF;

namespace CompiledNet.Keras;

/// <summary>Reads numbers from HDF5, and no more of them than a file of a size can hold.</summary>
/// <param name="fileLength">The bytes of the file.</param>
internal sealed class Datasets(long fileLength)
{
    // What deflate makes of zeros.
    private const long BestCompression = 1032;

    public NamedTensor Read(IH5Dataset dataset, string name)
    {
        ulong[] sizes = dataset.Space.Dimensions;
        UInt128 length = 1;
        foreach (ulong size in sizes)
            length = UInt128.Min(length * size, ulong.MaxValue);
        if (length * (UInt128)dataset.Type.Size > (UInt128)fileLength * BestCompression || length > (UInt128)Array.MaxLength)
            throw new InvalidDataException($"'{name}' has {length} elements, more than the file can hold.");

        ImmutableArray<int> shape = [.. sizes.Select(size => (int)size)];
        float[] values = dataset.Type switch
        {
            { Class: H5DataTypeClass.FloatingPoint, Size: 2 } => [.. dataset.Read<Half[]>().Select(value => (float)value)],
            { Class: H5DataTypeClass.FloatingPoint, Size: 4 } => dataset.Read<float[]>(),
            { Class: H5DataTypeClass.FloatingPoint, Size: 8 } => [.. dataset.Read<double[]>().Select(value => (float)value)],
            // The state of random numbers, which nobody needs.
            _ => new float[(int)length],
        };
        return new NamedTensor(name, shape, values);
    }
}
