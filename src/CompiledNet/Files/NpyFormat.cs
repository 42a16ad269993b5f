using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace CompiledNet;

/// <summary>npy as bytes: six letters, the version, the length of the header, a dictionary in Python's notation, the elements.</summary>
internal static class NpyFormat
{
    // Headers of this length are of arrays with fields, which are not read; NumPy itself reads no longer ones unless told to.
    private const int LongestHeader = 10_000;

    // The data begin at a multiple of 64 bytes.
    private const int Alignment = 64;

    private const int VersionLength = 2;

    private static ReadOnlySpan<byte> Letters => "NUMPY"u8;

    public static void Write(Stream stream, NamedTensor tensor)
    {
        string shape = tensor.Shape.Length == 1 ? $"({tensor.Shape[0]},)" : $"({string.Join(", ", tensor.Shape)})";
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}";
        int start = 1 + Letters.Length + VersionLength + sizeof(ushort);
        int length = (start + header.Length + 1 + Alignment - 1) / Alignment * Alignment - start;

        Span<byte> first = [0x93, .. Letters, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(first[^sizeof(ushort)..], (ushort)length);
        stream.Write(first);
        stream.Write(Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n"));
        TensorData.Write(stream, tensor.Values);
    }

    /// <exception cref="InvalidDataException">The data are not an array of numbers, or damaged.</exception>
    public static NamedTensor Read(Stream stream, string name)
    {
        NpyHeader header = NpyHeader.Parse(ReadHeader(stream));
        var tensor = new StoredTensor(name, header.Type, header.Shape);
        float[] values = TensorData.ReadFloats(stream, tensor, isFinite: false, header.IsBigEndian);
        return new NamedTensor(name, header.Shape, header.IsFortranOrder ? RowMajor(values, header.Shape) : values);
    }

    /// <summary>The text of the header; the stream then stands at the first element.</summary>
    /// <exception cref="InvalidDataException">The data are not an npy file.</exception>
    public static string ReadHeader(Stream stream)
    {
        Span<byte> first = stackalloc byte[1 + 5 + VersionLength + sizeof(uint)];
        int known = first.Length - sizeof(uint);
        int read = stream.ReadAtLeast(first[..known], known, throwOnEndOfStream: false);
        if (read < known || first[0] != 0x93 || !first[1..].StartsWith(Letters))
            throw new InvalidDataException("This is not an npy file: it does not begin with the byte 0x93 and the letters NUMPY.");
        int version = first[known - VersionLength];
        if (version is < 1 or > 3)
            throw new InvalidDataException($"The file has version {version} of the format; 1, 2 or 3 was expected.");

        Span<byte> lengthBytes = first.Slice(known, version == 1 ? sizeof(ushort) : sizeof(uint));
        read = stream.ReadAtLeast(lengthBytes, lengthBytes.Length, throwOnEndOfStream: false);
        if (read < lengthBytes.Length)
            throw new InvalidDataException("The file ends before the length of its header.");
        uint length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes) : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestHeader)
            throw new InvalidDataException($"The header has {length} bytes; at most {LongestHeader} were expected.");

        var header = new byte[length];
        read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        return read == header.Length
            ? (version < 3 ? Encoding.Latin1 : Encoding.UTF8).GetString(header)
            : throw new InvalidDataException($"The header ends after {read} of {length} bytes.");
    }

    /// <summary>Elements whose first axis is side by side in memory, with the last axis side by side.</summary>
    private static float[] RowMajor(float[] values, ImmutableArray<int> shape)
    {
        if (shape.Length < 2 || values.Length == 0)
            return values;
        int[] strides = StridedCopy.RowMajor([.. shape.Reverse()]);
        Array.Reverse(strides);
        float[] result = GC.AllocateUninitializedArray<float>(values.Length);
        StridedCopy.Run([.. shape], values, strides, result, StridedCopy.RowMajor(shape.AsSpan()));
        return result;
    }
}
