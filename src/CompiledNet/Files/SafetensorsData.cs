using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>The values of a safetensors file, little-endian, in pieces: a tensor may have more bytes than a span.</summary>
internal static class SafetensorsData
{
    // Small enough to stay in the cache between reading and checking, large enough that a call to the system does not count.
    private const int PieceBytes = 1 << 18;

    private const int PieceFloats = PieceBytes / sizeof(float);

    /// <summary>Writes a tensor in canonical order.</summary>
    public static void Write(Stream stream, TensorView tensor)
    {
        // At least so many rows that each line of memory of a transposed tensor is read once.
        const int FewestRows = 16;
        int rowCount = tensor.Tensor.RowCount;
        if (tensor.Length == 0)
            return;
        int rowLength = tensor.Length / rowCount;
        int rows = Math.Min(rowCount, Math.Max(FewestRows, PieceFloats / rowLength));
        float[] values = GC.AllocateUninitializedArray<float>(rows * rowLength);
        for (int first = 0; first < rowCount; first += rows)
        {
            rows = Math.Min(rows, rowCount - first);
            Span<float> piece = values.AsSpan(0, rows * rowLength);
            tensor.CopyRowsTo(first, rows, piece);
            WriteLittleEndian(stream, piece);
        }
    }

    /// <summary>Writes numbers of double precision.</summary>
    public static void Write(Stream stream, ReadOnlySpan<double> values)
    {
        const int PieceDoubles = PieceBytes / sizeof(double);
        var bytes = new byte[Math.Min(values.Length, PieceDoubles) * sizeof(double)];
        while (!values.IsEmpty)
        {
            ReadOnlySpan<double> piece = values[..Math.Min(values.Length, PieceDoubles)];
            for (int i = 0; i < piece.Length; i++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), piece[i]);
            stream.Write(bytes, 0, piece.Length * sizeof(double));
            values = values[piece.Length..];
        }
    }

    /// <summary>Reads the values of one tensor.</summary>
    /// <param name="stream">A stream that stands at the first of them.</param>
    /// <param name="values">Where they go.</param>
    /// <param name="tensor">Which tensor they are of.</param>
    /// <exception cref="InvalidDataException">They end too early, or one is not finite.</exception>
    public static void ReadFinite(Stream stream, Span<float> values, SafetensorsTensor tensor)
    {
        for (int start = 0; start < values.Length; start += PieceFloats)
        {
            Span<float> piece = values.Slice(start, Math.Min(PieceFloats, values.Length - start));
            Span<byte> bytes = MemoryMarshal.AsBytes(piece);
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length)
                throw EndsEarly(tensor, (long)start * sizeof(float) + read);
            ToggleLittleEndian(piece);
            if (float.IsFinite(Magnitude.Largest(piece)))
                continue;
            int index = IndexOfNonFinite(piece);
            throw new InvalidDataException($"Element {start + index} of '{tensor.Name}' is {piece[index]}; a finite value was expected.");
        }
    }

    /// <summary>Reads numbers of double precision.</summary>
    /// <exception cref="InvalidDataException">They end too early.</exception>
    public static double[] ReadDoubles(Stream stream, SafetensorsTensor tensor)
    {
        if (tensor.ByteCount > Array.MaxLength)
            throw new InvalidDataException($"'{tensor.Name}' has {tensor.ByteCount} bytes; at most {Array.MaxLength} were expected.");
        byte[] bytes = ReadGrowing(stream, (int)tensor.ByteCount);
        if (bytes.Length < tensor.ByteCount)
            throw EndsEarly(tensor, bytes.Length);
        var values = new double[bytes.Length / sizeof(double)];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)));
        return values;
    }

    /// <summary>
    /// Reads up to a number of bytes. The memory grows with what is read, so that a damaged length asks for no more than
    /// the stream holds.
    /// </summary>
    public static byte[] ReadGrowing(Stream stream, int length)
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

    /// <summary>The first value that is NaN or infinite; -1 if there is none.</summary>
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                return i;
        }
        return -1;
    }

    private static void WriteLittleEndian(Stream stream, Span<float> values)
    {
        ToggleLittleEndian(values);
        while (!values.IsEmpty)
        {
            Span<float> piece = values[..Math.Min(values.Length, PieceFloats)];
            stream.Write(MemoryMarshal.AsBytes(piece));
            values = values[piece.Length..];
        }
    }

    /// <summary>Turns values from the machine's order of bytes to little-endian, or back.</summary>
    private static void ToggleLittleEndian(Span<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    private static InvalidDataException EndsEarly(SafetensorsTensor tensor, long read) =>
        new($"The data of '{tensor.Name}' end after {read} of {tensor.ByteCount} bytes.");
}
