using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace CompiledNet;

/// <summary>
/// Reads files in the IDX format of MNIST and its relatives: big-endian, a magic number with the type and the number of axes, their sizes, and the
/// values, row-major. Files compressed by gzip, which begin with 1F 8B whatever their name, are read too.
/// </summary>
public static class IdxFile
{
    // Values are converted as they come.
    private const int BufferSize = 1 << 16;

    // Deflate, the format in gzip, makes a byte of at most so many.
    private const int MostCompression = 1032;

    /// <summary>Reads all values.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sizes of the axes, and the values: bytes from 0 to 255 as such, not scaled.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or has another format. The message names it, the byte, and what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (ImmutableArray<int> Shape, float[] Values) Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            bool isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            using Stream stream = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(stream, isCompressed ? file.Length * MostCompression : file.Length);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Reads images, or other rows, and the labels that belong to them.</summary>
    /// <param name="inputs">A file with at least one axis, of which the first counts the rows.</param>
    /// <param name="labels">A file with one axis, of whole numbers from 0.</param>
    /// <param name="scale">What the inputs are multiplied by: 1/255 by default, so that bytes come to lie in [0, 1].</param>
    /// <exception cref="InvalidDataException">A file is damaged, or they do not belong together. The message names it and what was expected.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset ReadDataset(string inputs, string labels, float scale = 1f / 255)
    {
        (ImmutableArray<int> shape, float[] values) = Read(inputs);
        (ImmutableArray<int> labelShape, float[] classes) = Read(labels);
        if (shape.IsEmpty || values.Length == 0)
            throw new InvalidDataException($"'{inputs}': there are no rows.");
        if (labelShape.Length != 1 || labelShape[0] != shape[0])
            throw new InvalidDataException($"'{labels}': the labels have the shape [{string.Join(", ", labelShape)}]; for {shape[0]} rows [{shape[0]}] was expected.");
        var numbers = new int[classes.Length];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = (int)classes[row];
            if (numbers[row] != classes[row] || numbers[row] < 0)
                throw new InvalidDataException($"'{labels}': the label of row {row} is {classes[row]}; a whole number of at least 0 was expected.");
        }

        foreach (ref float value in values.AsSpan())
            value *= scale;
        return Dataset.WithLabels(values, values.Length / shape[0], numbers);
    }

    private static (ImmutableArray<int> Shape, float[] Values) Read(Stream stream, long mostBytes)
    {
        Span<byte> header = stackalloc byte[4];
        long position = ReadExactly(stream, header, 0, "the magic number");
        if (header[0] != 0 || header[1] != 0 || SizeOf(header[2]) == 0)
            throw new InvalidDataException($"The file begins with {Convert.ToHexString(header)}; an IDX file begins with 0000, its type (08, 09, 0B, 0C, 0D or 0E) and the number of its axes.");
        byte type = header[2];
        var shape = new int[header[3]];
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            position = ReadExactly(stream, header, position, $"the size of axis {axis}");
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(header);
            if (shape[axis] < 0 || (count *= shape[axis]) > Array.MaxLength)
                throw new InvalidDataException($"Axis {axis}, at byte {position - 4}, has the size {shape[axis]}; that is more than an array holds.");
        }

        int size = SizeOf(type);
        if (count * size > mostBytes - position)
            throw new InvalidDataException($"The file ends before byte {position + count * size}, to which {count} values of the shape [{string.Join(", ", shape)}] would go.");
        var values = new float[count];
        var buffer = new byte[BufferSize];
        for (int start = 0, length; start < values.Length; start += length)
        {
            length = Math.Min(values.Length - start, BufferSize / size);
            Span<byte> bytes = buffer.AsSpan(0, length * size);
            position = ReadExactly(stream, bytes, position, $"{count} values");
            for (int i = 0; i < length; i++)
                values[start + i] = Value(type, bytes.Slice(i * size, size));
        }

        return stream.ReadByte() < 0
            ? ([.. shape], values)
            : throw new InvalidDataException($"The values end at byte {position}, but the file goes on.");
    }

    private static long ReadExactly(Stream stream, Span<byte> bytes, long position, string what)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length
            ? position + read
            : throw new InvalidDataException($"The file ends at byte {position + read}, in {what}.");
    }

    private static int SizeOf(byte type) => type switch { 0x08 or 0x09 => 1, 0x0B => 2, 0x0C or 0x0D => 4, 0x0E => 8, _ => 0 };

    private static float Value(byte type, ReadOnlySpan<byte> bytes) => type switch
    {
        0x08 => bytes[0],
        0x09 => (sbyte)bytes[0],
        0x0B => BinaryPrimitives.ReadInt16BigEndian(bytes),
        0x0C => BinaryPrimitives.ReadInt32BigEndian(bytes),
        0x0D => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
