using Google.Protobuf;

namespace CompiledNet.Onnx.Format;

/// <summary>Writes the fields of one message in the format of Protocol Buffers. Fields of the value that absence means are left out.</summary>
#pragma warning disable CA1001 // A stream over an array holds nothing that is to be freed.
internal sealed class WireWriter
#pragma warning restore CA1001
{
    private readonly MemoryStream _bytes = new();
    private readonly CodedOutputStream _stream;

    public WireWriter() => _stream = new CodedOutputStream(_bytes, leaveOpen: true);

    public void Integer(int field, long value)
    {
        if (value != 0)
            AnyInteger(field, value);
    }

    /// <summary>An integer that is written even if it is 0.</summary>
    public void AnyInteger(int field, long value)
    {
        _stream.WriteTag(field, WireFormat.WireType.Varint);
        _stream.WriteInt64(value);
    }

    public void Single(int field, float value)
    {
        _stream.WriteTag(field, WireFormat.WireType.Fixed32);
        _stream.WriteFloat(value);
    }

    public void Text(int field, string value)
    {
        if (value.Length > 0)
            AnyText(field, value);
    }

    /// <summary>A text that is written even if it is empty: one of a list.</summary>
    public void AnyText(int field, string value)
    {
        _stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _stream.WriteString(value);
    }

    public void Bytes(int field, ReadOnlyMemory<byte> value)
    {
        _stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _stream.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
    }

    public void Message(int field, Action<WireWriter> write)
    {
        var message = new WireWriter();
        write(message);
        Bytes(field, message.Written());
    }

    /// <summary>Integers one behind the other, without a tag each.</summary>
    public void Integers(int field, IReadOnlyList<long> values)
    {
        if (values.Count == 0)
            return;
        var packed = new WireWriter();
        foreach (long value in values)
            packed._stream.WriteInt64(value);
        Bytes(field, packed.Written());
    }

    public ReadOnlyMemory<byte> Written()
    {
        _stream.Flush();
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }
}
