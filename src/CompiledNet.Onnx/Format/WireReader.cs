using System.Text;
using Google.Protobuf;

namespace CompiledNet.Onnx.Format;

/// <summary>
/// Reads the fields of one message of a file in the format of Protocol Buffers. Messages within it are read from the same bytes, so that nothing is
/// copied but what is kept.
/// </summary>
#pragma warning disable CA1001 // A stream over an array holds nothing that is to be freed.
internal sealed class WireReader
#pragma warning restore CA1001
{
    /// <summary>The deepest that messages lie in messages. A graph with graphs in it needs four levels for each.</summary>
    private const int MaximumDepth = 64;

    private readonly byte[] _bytes;
    private readonly int _end;
    private readonly int _depth;
    private CodedInputStream _stream;
    private uint _tag;

    public WireReader(byte[] bytes)
        : this(bytes, 0, bytes.Length, 0)
    {
    }

    private WireReader(byte[] bytes, int start, int end, int depth)
    {
        if (depth > MaximumDepth)
            throw new OnnxImportException($"The file is not an ONNX model: its messages lie more than {MaximumDepth} deep in one another.");
        (_bytes, _end, _depth) = (bytes, end, depth);
        _stream = new CodedInputStream(bytes, start, end - start);
    }

    /// <summary>Goes on to the next field; false at the end of the message.</summary>
    public bool Next(out int field)
    {
        _tag = _stream.ReadTag();
        field = WireFormat.GetTagFieldNumber(_tag);
        return _tag != 0;
    }

    /// <summary>Passes over a field that nothing is known of.</summary>
    public void Skip() => _stream.SkipLastField();

    public long Integer()
    {
        Require(WireFormat.WireType.Varint);
        return _stream.ReadInt64();
    }

    public float Single()
    {
        Require(WireFormat.WireType.Fixed32);
        return _stream.ReadFloat();
    }

    public string Text() => Encoding.UTF8.GetString(Bytes().Span);

    /// <summary>The bytes of the field, which stay where they are.</summary>
    public ReadOnlyMemory<byte> Bytes()
    {
        (int start, int length) = Enter();
        return _bytes.AsMemory(start, length);
    }

    /// <summary>The message in the field.</summary>
    public WireReader Message()
    {
        (int start, int length) = Enter();
        return new WireReader(_bytes, start, start + length, _depth + 1);
    }

    /// <summary>Integers of a repeated field, one by one or packed.</summary>
    public void Integers(List<long> into) => Repeated(WireFormat.WireType.Varint, into, stream => stream.ReadInt64());

    /// <summary>Floats of a repeated field, one by one or packed.</summary>
    public void Singles(List<float> into) => Repeated(WireFormat.WireType.Fixed32, into, stream => stream.ReadFloat());

    /// <summary>Numbers of double precision of a repeated field, one by one or packed.</summary>
    public void Doubles(List<double> into) => Repeated(WireFormat.WireType.Fixed64, into, stream => stream.ReadDouble());

    private void Repeated<T>(WireFormat.WireType type, List<T> into, Func<CodedInputStream, T> read)
    {
        if (WireFormat.GetTagWireType(_tag) == type)
        {
            into.Add(read(_stream));
            return;
        }

        (int start, int length) = Enter();
        var packed = new CodedInputStream(_bytes, start, length);
        while (!packed.IsAtEnd)
            into.Add(read(packed));
    }

    /// <summary>Where the bytes of the field lie; the reader goes on behind them.</summary>
    private (int Start, int Length) Enter()
    {
        Require(WireFormat.WireType.LengthDelimited);
        int length = _stream.ReadLength();
        int start = (int)_stream.Position; // counted from the beginning of the array
        if (length < 0 || length > _end - start)
            throw new OnnxImportException($"The file is not an ONNX model, or is cut off: at byte {start} a field of {length} bytes begins, of which {_end - start} are there.");
        _stream = new CodedInputStream(_bytes, start + length, _end - start - length);
        return (start, length);
    }

    private void Require(WireFormat.WireType type)
    {
        if (WireFormat.GetTagWireType(_tag) != type)
            throw new OnnxImportException($"The file is not an ONNX model: before byte {_stream.Position}, field {WireFormat.GetTagFieldNumber(_tag)} is of the kind {WireFormat.GetTagWireType(_tag)} and not {type}.");
    }
}
