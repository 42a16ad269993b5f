using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Reading;

/// <summary>Reads constant values in every way in which a file holds them.</summary>
internal static class TensorReader
{
    /// <param name="tensor">The tensor.</param>
    /// <param name="folder">Where files lie that it may lead to; null if there are none.</param>
    /// <exception cref="NotExpressibleException">It is not valid, or of a type that networks do not take.</exception>
    public static Constant Read(TensorMessage tensor, string? folder)
    {
        ImmutableArray<Extent> sizes = [.. tensor.Sizes.Select(size => new Extent(size))];
        long count = Count(tensor);
        if (tensor.Type == ElementType.Text)
            return new Texts(sizes, Checked(tensor, count, tensor.Texts));
        if (tensor.IsExternal)
            return FromBytes(tensor, sizes, count, ExternalData.Read(tensor, folder, count * SizeOf(tensor)));
        if (!tensor.Raw.IsEmpty || count == 0)
            return FromBytes(tensor, sizes, count, tensor.Raw.Span);
        return tensor.Type switch
        {
            ElementType.Float => new Numbers(sizes, Checked(tensor, count, tensor.Floats)),
            ElementType.Double => new Numbers(sizes, Checked(tensor, count, tensor.Doubles.Select(value => (float)value))),
            ElementType.Float16 => new Numbers(sizes, Checked(tensor, count, tensor.Integers32.Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits)))),
            ElementType.BFloat16 => new Numbers(sizes, Checked(tensor, count, tensor.Integers32.Select(bits => BitConverter.Int32BitsToSingle((int)bits << 16)))),
            ElementType.Int64 => new Integers(sizes, Checked(tensor, count, tensor.Integers64.Select(value => new Extent(value)))),
            ElementType.UInt32 or ElementType.UInt64 => new Integers(sizes, Checked(tensor, count, tensor.Unsigned64.Select(value => new Extent(value)))),
            _ when SizeOf(tensor) > 0 => new Integers(sizes, Checked(tensor, count, tensor.Integers32.Select(value => new Extent(value)))),
            _ => throw UnknownType(tensor),
        };
    }

    private static long Count(TensorMessage tensor)
    {
        long count = 1;
        foreach (long size in tensor.Sizes)
        {
            if (size < 0 || size > int.MaxValue || (count *= size) > int.MaxValue)
                throw new NotExpressibleException($"the constant '{tensor.Name}' has the shape [{string.Join(", ", tensor.Sizes)}]");
        }

        return count;
    }

    private static T[] Checked<T>(TensorMessage tensor, long count, IEnumerable<T> values)
    {
        T[] all = [.. values];
        return all.Length == count ? all : throw WrongLength(tensor, count, $"{all.Length} values");
    }

    private static Constant FromBytes(TensorMessage tensor, ImmutableArray<Extent> sizes, long count, ReadOnlySpan<byte> bytes)
    {
        int size = SizeOf(tensor);
        if (size == 0)
            throw UnknownType(tensor);
        if (bytes.Length != count * size)
            throw WrongLength(tensor, count, $"{bytes.Length} bytes");
        if (tensor.Type == ElementType.Float && BitConverter.IsLittleEndian)
            return new Numbers(sizes, MemoryMarshal.Cast<byte, float>(bytes).ToArray());

        bool isFloat = tensor.Type is ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16;
        var floats = new float[isFloat ? count : 0];
        var integers = new Extent[isFloat ? 0 : count];
        for (int place = 0; place < count; place++)
        {
            ReadOnlySpan<byte> value = bytes.Slice(place * size, size);
            if (isFloat)
                floats[place] = Float(tensor.Type, value);
            else
                integers[place] = Integer(tensor.Type, value);
        }

        return isFloat ? new Numbers(sizes, floats) : new Integers(sizes, integers);
    }

    private static float Float(ElementType type, ReadOnlySpan<byte> value) => type switch
    {
        ElementType.Double => (float)BinaryPrimitives.ReadDoubleLittleEndian(value),
        ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(value),
        ElementType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(value) << 16),
        _ => BinaryPrimitives.ReadSingleLittleEndian(value),
    };

    private static Extent Integer(ElementType type, ReadOnlySpan<byte> value) => type switch
    {
        ElementType.Int64 or ElementType.UInt64 => BinaryPrimitives.ReadInt64LittleEndian(value),
        ElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(value),
        ElementType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(value),
        ElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(value),
        ElementType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(value),
        ElementType.Int8 => (sbyte)value[0],
        _ => value[0],
    };

    /// <summary>The bytes of an element; 0 for types that are not read.</summary>
    private static int SizeOf(TensorMessage tensor) => tensor.Type switch
    {
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 => 8,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 2,
        ElementType.Int8 or ElementType.UInt8 or ElementType.Bool => 1,
        _ => 0,
    };

    private static NotExpressibleException UnknownType(TensorMessage tensor) => new($"the constant '{tensor.Name}' is of the type {tensor.Type}");

    private static NotExpressibleException WrongLength(TensorMessage tensor, long count, string actual) =>
        new($"the constant '{tensor.Name}' has {actual}; its shape [{string.Join(", ", tensor.Sizes)}] needs {count} values");
}
