using System.Buffers.Binary;
using System.Text;

namespace CompiledNet;

/// <summary>A protocol buffer message that is being written into memory that is used again: allocates nothing once it is large enough.</summary>
internal sealed class EventMessage
{
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>The message so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Begins another message.</summary>
    public void Clear() => _length = 0;

    /// <summary>A field with a number of 64 bits.</summary>
    public void Double(int field, double value)
    {
        Tag(field, 1);
        BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
    }

    /// <summary>A field with a number of 32 bits.</summary>
    public void Single(int field, float value)
    {
        Tag(field, 5);
        BinaryPrimitives.WriteSingleLittleEndian(Take(4), value);
    }

    /// <summary>A field with a whole number.</summary>
    public void Integer(int field, long value)
    {
        Tag(field, 0);
        Varint((ulong)value);
    }

    /// <summary>A field with text, in UTF-8.</summary>
    public void Text(int field, string text)
    {
        int size = Encoding.UTF8.GetByteCount(text);
        Open(field, size);
        Encoding.UTF8.GetBytes(text, Take(size));
    }

    /// <summary>A field with as many numbers of 64 bits as there are values.</summary>
    public void Packed(int field, ReadOnlySpan<double> values)
    {
        Open(field, 8 * values.Length);
        foreach (double value in values)
            BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
    }

    /// <summary>Begins a field with a message of so many bytes, which are to follow.</summary>
    public void Open(int field, int size)
    {
        Tag(field, 2);
        Varint((ulong)size);
    }

    /// <summary>The bytes of a field whose content has a length, all included; of fields with numbers up to 15.</summary>
    public static int SizeOf(int content)
    {
        int size = 2;
        for (uint rest = (uint)content; rest >= 0x80; rest >>= 7)
            size++;
        return size + content;
    }

    /// <summary>The bytes of a field with text.</summary>
    public static int SizeOf(string text) => SizeOf(Encoding.UTF8.GetByteCount(text));

    private void Tag(int field, int wireType) => Varint((ulong)(field << 3 | wireType));

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Take(1)[0] = (byte)(value | 0x80);
        Take(1)[0] = (byte)value;
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
