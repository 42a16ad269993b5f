namespace CompiledNet.Benchmarks.Onnx;

/// <summary>Constant values of a graph, row-major.</summary>
internal sealed record OnnxTensor(string Name, int[] Shape, float[] Values)
{
    private const int FloatType = 1;

    /// <summary>As a <c>TensorProto</c>.</summary>
    public ProtobufMessage Write()
    {
        var message = new ProtobufMessage();
        foreach (int size in Shape)
            message.Add(1, size);
        return message.Add(2, FloatType).Add(8, Name).Add(9, Values);
    }
}
