using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>The kinds of numbers that files hold.</summary>
internal enum ElementType
{
    Float64,
    Float32,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt64,
    UInt32,
    UInt16,
    UInt8,
    Boolean,
}

/// <summary>Bytes of each kind of number to floats.</summary>
internal static class Elements
{
    /// <summary>The bytes of one element.</summary>
    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 or ElementType.UInt64 => 8,
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 2,
        _ => 1,
    };

    /// <summary>Whether elements may have fractions.</summary>
    public static bool IsFloat(ElementType type) => type <= ElementType.BFloat16;

    /// <summary>
    /// Elements to floats: those of fewer bits exactly, others rounded to the nearest, ties to even. A finite number of double precision that is
    /// too large for a float becomes infinite.
    /// </summary>
    /// <param name="type">What they are.</param>
    /// <param name="bytes">The elements, little-endian.</param>
    /// <param name="values">As many floats.</param>
    public static void ToFloats(ElementType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = ToFloat(type, bytes[(i * SizeOf(type))..]);
    }

    /// <summary>Turns the bytes of each element around.</summary>
    public static void Reverse(Span<byte> bytes, int size)
    {
        for (int start = 0; start < bytes.Length; start += size)
            bytes.Slice(start, size).Reverse();
    }

    /// <summary>The first finite number of double precision that is too large for a float; −1 if there is none.</summary>
    /// <param name="bytes">The numbers, little-endian.</param>
    /// <param name="values">What became of them.</param>
    public static int IndexOfOverflow(ReadOnlySpan<byte> bytes, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsInfinity(values[i]) && double.IsFinite(BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..])))
                return i;
        }
        return -1;
    }

    private static float ToFloat(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        // The first half of a float's bits.
        ElementType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        ElementType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ElementType.Int8 => (sbyte)bytes[0],
        ElementType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        ElementType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ElementType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ElementType.UInt8 => bytes[0],
        _ => bytes[0] == 0 ? 0f : 1f,
    };
}
