namespace CompiledNet.Onnx.Format;

/// <summary>Nodes in an order in which each comes after those whose results it takes, and the constants that they take.</summary>
internal sealed class GraphMessage
{
    public string Name { get; set; } = "";

    public List<NodeMessage> Nodes { get; } = [];

    public List<TensorMessage> Initializers { get; } = [];

    public List<ValueMessage> Inputs { get; } = [];

    public List<ValueMessage> Outputs { get; } = [];

    /// <summary>Whether there are constants that are written as the places of their values that are not zero.</summary>
    public bool HasSparseInitializers { get; set; }

    public static GraphMessage Read(WireReader reader)
    {
        var graph = new GraphMessage();
        while (reader.Next(out int field))
        {
            switch (field)
            {
                case 1: graph.Nodes.Add(NodeMessage.Read(reader.Message())); break;
                case 2: graph.Name = reader.Text(); break;
                case 5: graph.Initializers.Add(TensorMessage.Read(reader.Message())); break;
                case 11: graph.Inputs.Add(ValueMessage.Read(reader.Message())); break;
                case 12: graph.Outputs.Add(ValueMessage.Read(reader.Message())); break;
                case 15:
                    graph.HasSparseInitializers = true;
                    reader.Skip();
                    break;
                default: reader.Skip(); break;
            }
        }

        return graph;
    }

    public void Write(WireWriter writer)
    {
        foreach (NodeMessage node in Nodes)
            writer.Message(1, node.Write);
        writer.Text(2, Name);
        foreach (TensorMessage tensor in Initializers)
            writer.Message(5, tensor.Write);
        foreach (ValueMessage input in Inputs)
            writer.Message(11, input.Write);
        foreach (ValueMessage output in Outputs)
            writer.Message(12, output.Write);
    }
}
