namespace CompiledNet.Onnx.Format;

/// <summary>One operator, with the names of what it takes and gives; one that is left out has an empty name.</summary>
internal sealed class NodeMessage
{
    public string Name { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Operator { get; set; } = "";

    public List<string> Inputs { get; init; } = [];

    public List<string> Outputs { get; init; } = [];

    public List<AttributeMessage> Attributes { get; init; } = [];

    public static NodeMessage Read(WireReader reader)
    {
        var node = new NodeMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: node.Inputs.Add(reader.Text()); break;
                case 2: node.Outputs.Add(reader.Text()); break;
                case 3: node.Name = reader.Text(); break;
                case 4: node.Operator = reader.Text(); break;
                case 5: node.Attributes.Add(AttributeMessage.Read(reader.Message())); break;
                case 7: node.Domain = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }

        return node;
    }

    public void Write(WireWriter writer)
    {
        foreach (string input in Inputs)
            writer.AnyText(1, input);
        foreach (string output in Outputs)
            writer.AnyText(2, output);
        writer.Text(3, Name);
        writer.Text(4, Operator);
        foreach (AttributeMessage attribute in Attributes)
            writer.Message(5, attribute.Write);
        writer.Text(7, Domain);
    }
}
