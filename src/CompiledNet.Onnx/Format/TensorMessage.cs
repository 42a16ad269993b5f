namespace CompiledNet.Onnx.Format;

/// <summary>Constant values: in the field of their kind, as raw little-endian bytes, or in another file.</summary>
internal sealed class TensorMessage
{
    public string Name { get; set; } = "";

    public ElementType Type { get; set; }

    public List<long> Sizes { get; init; } = [];

    public ReadOnlyMemory<byte> Raw { get; set; }

    public List<float> Floats { get; } = [];

    /// <summary>Elements of 32 bits and fewer: integers, truth values and the bits of half floats.</summary>
    public List<long> Integers32 { get; } = [];

    public List<long> Integers64 { get; } = [];

    public List<long> Unsigned64 { get; } = [];

    public List<double> Doubles { get; } = [];

    public List<string> Texts { get; } = [];

    /// <summary>Where the values lie, if not here: the file, offset and length.</summary>
    public List<(string Key, string Value)> External { get; } = [];

    public bool IsExternal { get; set; }

    public static TensorMessage Read(WireReader reader)
    {
        var tensor = new TensorMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: reader.Integers(tensor.Sizes); break;
                case 2: tensor.Type = (ElementType)reader.Integer(); break;
                case 4: reader.Singles(tensor.Floats); break;
                case 5: reader.Integers(tensor.Integers32); break;
                case 6: tensor.Texts.Add(reader.Text()); break;
                case 7: reader.Integers(tensor.Integers64); break;
                case 8: tensor.Name = reader.Text(); break;
                case 9: tensor.Raw = reader.Bytes(); break;
                case 10: reader.Doubles(tensor.Doubles); break;
                case 11: reader.Integers(tensor.Unsigned64); break;
                case 13: tensor.External.Add(ModelMessage.Entry(reader.Message())); break;
                case 14: tensor.IsExternal = reader.Integer() == 1; break;
                default: reader.Skip(); break;
            }
        }

        return tensor;
    }

    public void Write(WireWriter writer)
    {
        writer.Integers(1, Sizes);
        writer.Integer(2, (long)Type);
        writer.Text(8, Name);
        if (IsExternal)
        {
            foreach ((string key, string value) in External)
            {
                writer.Message(13, entry =>
                {
                    entry.Text(1, key);
                    entry.Text(2, value);
                });
            }

            writer.Integer(14, 1);
            return;
        }

        writer.Bytes(9, Raw);
    }
}
