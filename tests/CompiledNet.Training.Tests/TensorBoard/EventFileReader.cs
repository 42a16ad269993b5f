using System.Buffers.Binary;
using System.Text;

namespace CompiledNet.Training.Tests;

/// <summary>A value of a series in an event file.</summary>
internal sealed record StoredEvent(double WallTime, long Step, string? FileVersion, string? Tag, float? Scalar, StoredHistogram? Histogram);

/// <summary>A histogram in an event file.</summary>
internal sealed record StoredHistogram(double Min, double Max, double Num, double Sum, double SumSquares, double[] Limits, double[] Counts);

/// <summary>
/// Reads event files by the published description of their format: TFRecord, CRC-32C bit by bit, and the wire format of protocol buffers. It shares nothing with
/// what writes them.
/// </summary>
internal static class EventFileReader
{
    public static StoredEvent[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var events = new List<StoredEvent>();
        for (ReadOnlySpan<byte> rest = bytes; rest.Length > 0;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(rest);
            Assert.Equal(Masked(rest[..8]), BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]));
            Assert.Equal(Masked(rest.Slice(12, length)), BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]));
            events.Add(Event(rest.Slice(12, length)));
            rest = rest[(16 + length)..];
        }

        return [.. events];
    }

    /// <summary>CRC-32C with the reflected polynomial of Castagnoli, a bit at a time.</summary>
    public static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint checksum = ~0u;
        foreach (byte value in data)
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) == 1 ? checksum >> 1 ^ 0x82F63B78 : checksum >> 1;
        }

        return ~checksum;
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        uint checksum = Checksum(data);
        return unchecked((checksum >> 15 | checksum << 17) + 0xA282EAD8);
    }

    private static StoredEvent Event(ReadOnlySpan<byte> message)
    {
        var (time, step, version, value) = (0.0, 0L, (string?)null, Array.Empty<byte>());
        foreach ((int field, byte[] content, ulong number) in Fields(message))
        {
            switch (field)
            {
                case 1: time = BitConverter.UInt64BitsToDouble(number); break;
                case 2: step = (long)number; break;
                case 3: version = Encoding.UTF8.GetString(content); break;
                case 5: value = Fields(content).Single(inner => inner.Field == 1).Content; break;
                default: throw new InvalidDataException($"Event has a field {field}.");
            }
        }

        var (tag, scalar, histogram) = ((string?)null, (float?)null, (StoredHistogram?)null);
        foreach ((int field, byte[] content, ulong number) in Fields(value))
        {
            switch (field)
            {
                case 1: tag = Encoding.UTF8.GetString(content); break;
                case 2: scalar = BitConverter.UInt32BitsToSingle((uint)number); break;
                case 5: histogram = Histogram(content); break;
                default: throw new InvalidDataException($"Summary.Value has a field {field}.");
            }
        }

        return new StoredEvent(time, step, version, tag, scalar, histogram);
    }

    private static StoredHistogram Histogram(byte[] message)
    {
        var fields = Fields(message).ToDictionary(field => field.Field);
        double Number(int field) => BitConverter.UInt64BitsToDouble(fields[field].Number);
        double[] Numbers(int field) => [.. fields[field].Content.Chunk(8).Select(bytes => BitConverter.ToDouble(bytes))];
        return new StoredHistogram(Number(1), Number(2), Number(3), Number(4), Number(5), Numbers(6), Numbers(7));
    }

    private static List<(int Field, byte[] Content, ulong Number)> Fields(ReadOnlySpan<byte> message)
    {
        var fields = new List<(int, byte[], ulong)>();
        while (message.Length > 0)
        {
            ulong key = Varint(ref message);
            (byte[] content, ulong number) = (key & 7) switch
            {
                0 => ([], Varint(ref message)),
                1 => ([], BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8))),
                2 => (Take(ref message, (int)Varint(ref message)), 0ul),
                5 => ([], BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4))),
                ulong type => throw new InvalidDataException($"wire type {type}"),
            };
            fields.Add(((int)(key >> 3), content, number));
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Take(ref message, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static byte[] Take(ref ReadOnlySpan<byte> message, int count)
    {
        byte[] taken = message[..count].ToArray();
        message = message[count..];
        return taken;
    }
}
