namespace CompiledNet.Benchmarks.Onnx;

/// <summary>An input or output of a graph: any number of rows of <paramref name="Width"/> floats.</summary>
internal sealed record OnnxRows(string Name, int Width)
{
    private const int FloatType = 1;

    /// <summary>As a <c>ValueInfoProto</c>, whose <c>TypeProto</c> holds a tensor type with a <c>TensorShapeProto</c>.</summary>
    public ProtobufMessage Write()
    {
        ProtobufMessage shape = new ProtobufMessage()
            .Add(1, new ProtobufMessage().Add(2, "rows"))
            .Add(1, new ProtobufMessage().Add(1, Width));
        ProtobufMessage tensorType = new ProtobufMessage().Add(1, FloatType).Add(2, shape);
        return new ProtobufMessage().Add(1, Name).Add(2, new ProtobufMessage().Add(1, tensorType));
    }
}
