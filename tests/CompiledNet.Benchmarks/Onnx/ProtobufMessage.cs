using System.Runtime.InteropServices;
using Google.Protobuf;

namespace CompiledNet.Benchmarks.Onnx;

/// <summary>The bytes of a protocol buffer message, written field by field.</summary>
internal sealed class ProtobufMessage : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly CodedOutputStream _output;

    public ProtobufMessage() => _output = new CodedOutputStream(_bytes, leaveOpen: true);

    public ProtobufMessage Add(int field, long value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
        return this;
    }

    public ProtobufMessage Add(int field, float value)
    {
        _output.WriteTag(field, WireFormat.WireType.Fixed32);
        _output.WriteFloat(value);
        return this;
    }

    public ProtobufMessage Add(int field, string value)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteString(value);
        return this;
    }

    /// <summary>A field of bytes: the values as they lie in the memory of a little-endian machine.</summary>
    public ProtobufMessage Add(int field, ReadOnlySpan<float> values)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(ByteString.CopyFrom(MemoryMarshal.AsBytes(values)));
        return this;
    }

    public ProtobufMessage Add(int field, ProtobufMessage message)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(ByteString.CopyFrom(message.ToArray()));
        message.Dispose();
        return this;
    }

    public ProtobufMessage AddAll<T>(int field, IEnumerable<T> values, Func<T, ProtobufMessage> write)
    {
        foreach (T value in values)
            Add(field, write(value));
        return this;
    }

    public byte[] ToArray()
    {
        _output.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _output.Dispose();
        _bytes.Dispose();
    }
}
