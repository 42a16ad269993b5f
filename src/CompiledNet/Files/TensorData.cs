using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>The values of a file, little-endian unless said otherwise, in pieces: a tensor may have more bytes than a span.</summary>
internal static class TensorData
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

    /// <summary>Writes floats.</summary>
    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        float[] piece = GC.AllocateUninitializedArray<float>(Math.Min(values.Length, PieceFloats));
        for (int start = 0; start < values.Length; start += PieceFloats)
        {
            int length = Math.Min(PieceFloats, values.Length - start);
            values.Slice(start, length).CopyTo(piece);
            WriteLittleEndian(stream, piece.AsSpan(0, length));
        }
    }

    /// <summary>
    /// Reads the values of one tensor as floats. The memory grows with what is read, so that a file asks for no more than it holds.
    /// </summary>
    /// <param name="stream">A stream that stands at the first of them.</param>
    /// <param name="tensor">Which tensor they are of.</param>
    /// <param name="isFinite">Whether NaN and infinity are refused.</param>
    /// <param name="isBigEndian">Whether the elements have their most significant byte first.</param>
    /// <exception cref="InvalidDataException">
    /// They end too early; or one is too large for a float, or not finite where that is refused.
    /// </exception>
    public static float[] ReadFloats(Stream stream, StoredTensor tensor, bool isFinite, bool isBigEndian = false)
    {
        int length = (int)tensor.Length;
        long there = stream.CanSeek ? stream.Length - stream.Position : 0;
        float[] values = GC.AllocateUninitializedArray<float>(there >= tensor.ByteCount ? length : Math.Min(length, PieceFloats));
        byte[]? buffer = tensor.Type == ElementType.Float32 && !isBigEndian ? null : new byte[Math.Min(length, PieceBytes / sizeof(double)) * Elements.SizeOf(tensor.Type)];
        for (int start = 0; start < length;)
        {
            if (start == values.Length)
                Array.Resize(ref values, (int)Math.Min(length, 2L * values.Length));
            Span<float> piece = values.AsSpan(start, Math.Min(values.Length - start, buffer is null ? PieceFloats : PieceBytes / sizeof(double)));
            if (buffer is null)
                ReadPiece(stream, piece, tensor, start);
            else
                ReadPiece(stream, piece, tensor, start, buffer, isBigEndian);
            if (isFinite)
                RequireFinite(piece, tensor, start);
            start += piece.Length;
        }
        return values;
    }

    /// <summary>Reads numbers of double precision.</summary>
    /// <exception cref="InvalidDataException">They end too early.</exception>
    public static double[] ReadDoubles(Stream stream, StoredTensor tensor)
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

    /// <summary>Reads the data of a tensor that is not wanted.</summary>
    /// <exception cref="InvalidDataException">They end too early.</exception>
    public static void Skip(Stream stream, StoredTensor tensor)
    {
        var buffer = new byte[Math.Min(tensor.ByteCount, 1 << 12)];
        for (long position = 0; position < tensor.ByteCount;)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, tensor.ByteCount - position));
            if (read == 0)
                throw EndsEarly(tensor, position);
            position += read;
        }
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

    private static void ReadPiece(Stream stream, Span<float> piece, StoredTensor tensor, int start)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(piece);
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
            throw EndsEarly(tensor, (long)start * sizeof(float) + read);
        ToggleLittleEndian(piece);
    }

    private static void ReadPiece(Stream stream, Span<float> piece, StoredTensor tensor, int start, byte[] buffer, bool isBigEndian)
    {
        int size = Elements.SizeOf(tensor.Type);
        Span<byte> bytes = buffer.AsSpan(0, piece.Length * size);
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
            throw EndsEarly(tensor, (long)start * size + read);
        if (isBigEndian)
            Elements.Reverse(bytes, size);
        Elements.ToFloats(tensor.Type, bytes, piece);
        if (tensor.Type == ElementType.Float64 && Elements.IndexOfOverflow(bytes, piece) is >= 0 and int index)
            throw new InvalidDataException($"Element {start + index} of '{tensor.Name}' is {BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * size)..])}, which is too large for a float.");
    }

    private static void RequireFinite(ReadOnlySpan<float> piece, StoredTensor tensor, int start)
    {
        if (float.IsFinite(Magnitude.Largest(piece)))
            return;
        int index = IndexOfNonFinite(piece);
        throw new InvalidDataException($"Element {start + index} of '{tensor.Name}' is {piece[index]}; a finite value was expected.");
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

    private static InvalidDataException EndsEarly(StoredTensor tensor, long read) =>
        new($"The data of '{tensor.Name}' end after {read} of {tensor.ByteCount} bytes.");
}
