namespace CompiledNet.Onnx.Format;

/// <summary>
/// The whole of an ONNX file. The messages here have those fields that networks need, under the numbers of the specification
/// (https://github.com/onnx/onnx/blob/main/docs/IR.md); others are passed over.
/// </summary>
internal sealed class ModelMessage
{
    public long IrVersion { get; set; }

    public string Producer { get; set; } = "";

    public string ProducerVersion { get; set; } = "";

    public GraphMessage? Graph { get; set; }

    /// <summary>Which version of which family of operators the nodes mean; the family without a name is that of the specification.</summary>
    public List<(string Domain, long Version)> Operators { get; } = [];

    public List<(string Key, string Value)> Metadata { get; } = [];

    public List<FunctionMessage> Functions { get; } = [];

    public static ModelMessage Read(WireReader reader)
    {
        var model = new ModelMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: model.IrVersion = reader.Integer(); break;
                case 2: model.Producer = reader.Text(); break;
                case 3: model.ProducerVersion = reader.Text(); break;
                case 7: model.Graph = GraphMessage.Read(reader.Message()); break;
                case 8: model.Operators.Add(OperatorSet(reader.Message())); break;
                case 14: model.Metadata.Add(Entry(reader.Message())); break;
                case 25: model.Functions.Add(FunctionMessage.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        return model;
    }

    public void Write(WireWriter writer)
    {
        writer.Integer(1, IrVersion);
        writer.Text(2, Producer);
        writer.Text(3, ProducerVersion);
        if (Graph is not null)
            writer.Message(7, Graph.Write);
        foreach ((string domain, long version) in Operators)
        {
            writer.Message(8, set =>
            {
                set.Text(1, domain);
                set.Integer(2, version);
            });
        }

        foreach ((string key, string value) in Metadata)
        {
            writer.Message(14, entry =>
            {
                entry.Text(1, key);
                entry.Text(2, value);
            });
        }
    }

    public static (string Key, string Value) Entry(WireReader reader)
    {
        (string key, string value) = ("", "");
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: key = reader.Text(); break;
                case 2: value = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }

        return (key, value);
    }

    public static (string Domain, long Version) OperatorSet(WireReader reader)
    {
        (string domain, long version) = ("", 0L);
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: domain = reader.Text(); break;
                case 2: version = reader.Integer(); break;
                default: reader.Skip(); break;
            }
        }

        return (domain == "ai.onnx" ? "" : domain, version);
    }
}
