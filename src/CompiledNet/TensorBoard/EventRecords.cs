using System.Buffers.Binary;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// The framing of TensorFlow's record files: the length of the data as 8 bytes, its checksum, the data, their checksum, all little-endian.
/// </summary>
internal static class EventRecords
{
    /// <summary>The bytes before the data of a record.</summary>
    public const int HeaderSize = 12;

    // TensorFlow masks checksums, because the checksum of data that holds its own checksum says little.
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Writes a record.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> data)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], MaskedChecksum(header[..8]));
        stream.Write(header);
        stream.Write(data);
        Span<byte> footer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(footer, MaskedChecksum(data));
        stream.Write(footer);
    }

    /// <summary>CRC-32C (Castagnoli, RFC 3720), rotated right by 15 bits, plus a constant.</summary>
    public static uint MaskedChecksum(ReadOnlySpan<byte> data) => BitOperations.RotateRight(Checksum(data), 15) + MaskDelta;

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint checksum = uint.MaxValue;
        for (; data.Length >= 8; data = data[8..])
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (byte value in data)
            checksum = BitOperations.Crc32C(checksum, value);
        return ~checksum;
    }
}
