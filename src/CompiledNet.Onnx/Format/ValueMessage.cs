namespace CompiledNet.Onnx.Format;

/// <summary>An input or output of a graph: its name, the type of its elements and, if it is known, its shape.</summary>
internal sealed class ValueMessage
{
    public string Name { get; set; } = "";

    public ElementType Type { get; set; }

    /// <summary>The sizes of the axes, each a number or a name, or neither; null of a shape that is not known.</summary>
    public List<(long? Size, string Name)>? Shape { get; set; }

    public static ValueMessage Read(WireReader reader)
    {
        var value = new ValueMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: value.Name = reader.Text(); break;
                case 2: value.ReadType(reader.Message()); break;
                default: reader.Skip(); break;
            }
        }

        return value;
    }

    public void Write(WireWriter writer)
    {
        writer.Text(1, Name);
        writer.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Integer(1, (long)Type);
            if (Shape is null)
                return;
            tensor.Message(2, shape =>
            {
                foreach ((long? size, string name) in Shape)
                {
                    shape.Message(1, axis =>
                    {
                        if (size is { } number)
                            axis.AnyInteger(1, number);
                        else
                            axis.Text(2, name);
                    });
                }
            });
        }));
    }

    private void ReadType(WireReader reader)
    {
        while (reader.Next(out int field))
        {
            if (field == 1)
                ReadTensor(reader.Message());
            else
                reader.Skip();
        }
    }

    private void ReadTensor(WireReader reader)
    {
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: Type = (ElementType)reader.Integer(); break;
                case 2: ReadShape(reader.Message()); break;
                default: reader.Skip(); break;
            }
        }
    }

    private void ReadShape(WireReader reader)
    {
        Shape = [];
        while (reader.Next(out int field))
        {
            if (field == 1)
                Shape.Add(Axis(reader.Message()));
            else
                reader.Skip();
        }
    }

    private static (long? Size, string Name) Axis(WireReader reader)
    {
        (long? size, string name) = (null, "");
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: size = reader.Integer(); break;
                case 2: name = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }

        return (size, name);
    }
}
