using System.Buffers.Binary;

namespace Mnist;

/// <summary>Writes files of the format IDX with bytes: two zeros, the type 8, the number of axes, their sizes, and the values.</summary>
public static class IdxWriter
{
    private const byte UnsignedByte = 8;

    /// <summary>Writes a file.</summary>
    public static void Write(string path, int[] shape, ReadOnlySpan<byte> values)
    {
        using FileStream file = File.Create(path);
        file.Write([0, 0, UnsignedByte, (byte)shape.Length]);
        Span<byte> size = stackalloc byte[4];
        foreach (int axis in shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, axis);
            file.Write(size);
        }

        file.Write(values);
    }
}
