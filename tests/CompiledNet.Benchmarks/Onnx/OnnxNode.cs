namespace CompiledNet.Benchmarks.Onnx;

/// <summary>An operator of a graph with the names of the values that it takes and of the one that it gives.</summary>
internal sealed record OnnxNode(string Operator, string[] Inputs, string Output, params OnnxAttribute[] Attributes)
{
    /// <summary>As a <c>NodeProto</c>.</summary>
    public ProtobufMessage Write()
    {
        var message = new ProtobufMessage();
        foreach (string input in Inputs)
            message.Add(1, input);
        return message.Add(2, Output).Add(4, Operator).AddAll(5, Attributes, attribute => attribute.Write());
    }
}
