namespace CompiledNet.Onnx.Format;

/// <summary>An operator that the file defines itself by nodes; exporters write layers as such.</summary>
internal sealed class FunctionMessage
{
    public string Name { get; set; } = "";

    public string Domain { get; set; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    /// <summary>Attributes with the values that they have unless the call says otherwise.</summary>
    public List<AttributeMessage> Defaults { get; } = [];

    public List<NodeMessage> Nodes { get; } = [];

    public List<(string Domain, long Version)> Operators { get; } = [];

    public static FunctionMessage Read(WireReader reader)
    {
        var function = new FunctionMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: function.Name = reader.Text(); break;
                case 4: function.Inputs.Add(reader.Text()); break;
                case 5: function.Outputs.Add(reader.Text()); break;
                case 7: function.Nodes.Add(NodeMessage.Read(reader.Message())); break;
                case 9: function.Operators.Add(ModelMessage.OperatorSet(reader.Message())); break;
                case 10: function.Domain = reader.Text(); break;
                case 11: function.Defaults.Add(AttributeMessage.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        return function;
    }
}
