namespace CompiledNet.Benchmarks.Onnx;

/// <summary>An operator of a graph with the names of the values that it takes and of the one that it gives.</summary>
internal sealed record OnnxNode(string Operator, string[] Inputs, string Output)
{
    private const int IntegerAttribute = 2;

    /// <summary>An attribute whose value is a whole number; null for an operator without.</summary>
    public (string Name, int Value)? Attribute { get; init; }

    /// <summary>As a <c>NodeProto</c>, with its <c>AttributeProto</c>.</summary>
    public ProtobufMessage Write()
    {
        var message = new ProtobufMessage();
        foreach (string input in Inputs)
            message.Add(1, input);
        message.Add(2, Output).Add(4, Operator);
        if (Attribute is var (name, value))
            message.Add(5, new ProtobufMessage().Add(1, name).Add(3, value).Add(20, IntegerAttribute));
        return message;
    }
}
