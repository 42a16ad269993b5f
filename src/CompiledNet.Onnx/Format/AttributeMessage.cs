using System.Text;

namespace CompiledNet.Onnx.Format;

/// <summary>An argument of an operator that is no tensor of the graph.</summary>
internal sealed class AttributeMessage
{
    // What the specification calls the kinds of attributes that are written.
    private const int OfFloat = 1, OfInteger = 2, OfText = 3, OfTensor = 4, OfFloats = 6, OfIntegers = 7, OfTexts = 8;

    public string Name { get; set; } = "";

    public float? Float { get; set; }

    public long? Integer { get; set; }

    public ReadOnlyMemory<byte>? Bytes { get; set; }

    public TensorMessage? Tensor { get; set; }

    public bool HasGraph { get; set; }

    public List<float> Floats { get; init; } = [];

    public List<long> Integers { get; init; } = [];

    public List<string> Texts { get; init; } = [];

    /// <summary>In a function: the attribute of the node that calls it whose value this one has.</summary>
    public string Reference { get; set; } = "";

    public static AttributeMessage Of(string name, float value) => new() { Name = name, Float = value };

    public static AttributeMessage Of(string name, long value) => new() { Name = name, Integer = value };

    public static AttributeMessage Of(string name, string text) => new() { Name = name, Bytes = Encoding.UTF8.GetBytes(text) };

    public static AttributeMessage Of(string name, IEnumerable<long> values) => new() { Name = name, Integers = [.. values] };

    public static AttributeMessage Read(WireReader reader)
    {
        var attribute = new AttributeMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: attribute.Name = reader.Text(); break;
                case 2: attribute.Float = reader.Single(); break;
                case 3: attribute.Integer = reader.Integer(); break;
                case 4: attribute.Bytes = reader.Bytes(); break;
                case 5: attribute.Tensor = TensorMessage.Read(reader.Message()); break;
                case 6 or 11:
                    attribute.HasGraph = true;
                    reader.Skip();
                    break;
                case 7: reader.Singles(attribute.Floats); break;
                case 8: reader.Integers(attribute.Integers); break;
                case 9: attribute.Texts.Add(reader.Text()); break;
                case 21: attribute.Reference = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }

        return attribute;
    }

    public void Write(WireWriter writer)
    {
        writer.Text(1, Name);
        if (Float is { } single)
            writer.Single(2, single);
        if (Integer is { } integer)
            writer.AnyInteger(3, integer);
        if (Bytes is { } bytes)
            writer.Bytes(4, bytes);
        if (Tensor is { } tensor)
            writer.Message(5, tensor.Write);
        foreach (float value in Floats)
            writer.Single(7, value);
        writer.Integers(8, Integers);
        foreach (string text in Texts)
            writer.AnyText(9, text);
        writer.Integer(20, Kind);
    }

    private int Kind => Float is not null ? OfFloat : Integer is not null ? OfInteger : Bytes is not null ? OfText : Tensor is not null ? OfTensor
        : Floats.Count > 0 ? OfFloats : Texts.Count > 0 ? OfTexts : OfIntegers;

    /// <summary>The text of an attribute of bytes.</summary>
    public string Text => Encoding.UTF8.GetString((Bytes ?? default).Span);

    /// <summary>The same attribute under another name.</summary>
    public AttributeMessage Named(string name)
    {
        var renamed = (AttributeMessage)MemberwiseClone();
        renamed.Name = name;
        return renamed;
    }
}
