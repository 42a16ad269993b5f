using System.Buffers.Binary;
using System.Text.Json;

namespace CompiledNet;

/// <summary>Safetensors bytes to parameters in canonical order.</summary>
internal static class SafetensorsReader
{
    // The limit that the format's authors set.
    private const int LongestHeader = 100_000_000;

    /// <summary>Reads all values of a network from where the stream stands.</summary>
    /// <exception cref="InvalidDataException">The data are not those of this network, or damaged.</exception>
    public static float[] Read(Stream stream, NetworkDescription network)
    {
        byte[] header = ReadHeader(stream);
        Dictionary<ParameterTensor, long> offsets = SafetensorsHeader.Parse(header, network);

        // The header was checked: its tensors fill the data without a gap.
        var data = new byte[(long)network.ParameterCount * sizeof(float)];
        int read = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (read < data.Length)
            throw new InvalidDataException($"The data end after {read} of {data.Length} bytes.");

        var values = new float[network.ParameterCount];
        int position = 0;
        foreach (ParameterTensor tensor in network.Tensors)
        {
            Span<float> destination = values.AsSpan(position, tensor.Length);
            ReadTensor(data.AsSpan((int)offsets[tensor]), destination, tensor);
            position += tensor.Length;
        }
        return values;
    }

    private static void ReadTensor(ReadOnlySpan<byte> data, Span<float> values, ParameterTensor tensor)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(data[(i * sizeof(float))..]);
            if (!float.IsFinite(values[i]))
                throw new InvalidDataException($"Element {i} of '{tensor.Name}' is {values[i]}; a finite value was expected.");
        }
    }

    private static byte[] ReadHeader(Stream stream)
    {
        Span<byte> lengthBytes = stackalloc byte[sizeof(ulong)];
        int read = stream.ReadAtLeast(lengthBytes, lengthBytes.Length, throwOnEndOfStream: false);
        if (read < lengthBytes.Length)
            throw new InvalidDataException($"There are {read} bytes; a safetensors file begins with 8 that give its header's length.");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > LongestHeader)
            throw new InvalidDataException($"The first 8 bytes give a header of {length} bytes; a safetensors header has at most {LongestHeader}.");

        byte[] header = ReadGrowing(stream, (int)length);
        return header.Length == (int)length
            ? header
            : throw new InvalidDataException($"The header ends after {header.Length} of {length} bytes.");
    }

    /// <summary>
    /// Reads up to a number of bytes. The memory grows with what is read, so that a damaged length asks for no more than
    /// the stream holds.
    /// </summary>
    private static byte[] ReadGrowing(Stream stream, int length)
    {
        const int FirstSize = 1 << 16;
        var bytes = new byte[Math.Min(length, FirstSize)];
        int count = 0;
        while (true)
        {
            count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
            if (count < bytes.Length || count == length)
                break;
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
        return bytes[..count];
    }
}
