namespace CompiledNet.Benchmarks.Onnx;

/// <summary>An input or output of a graph: any number of rows, each of the shape <paramref name="Shape"/>, channels first.</summary>
internal sealed record OnnxRows(string Name, int[] Shape)
{
    private const int FloatType = 1;

    /// <summary>The shape of so many rows.</summary>
    public long[] ShapeOf(int rows) => [rows, .. Shape];

    /// <summary>As a <c>ValueInfoProto</c>, whose <c>TypeProto</c> holds a tensor type with a <c>TensorShapeProto</c>.</summary>
    public ProtobufMessage Write()
    {
        ProtobufMessage shape = new ProtobufMessage()
            .Add(1, new ProtobufMessage().Add(2, "rows"))
            .AddAll(1, Shape, size => new ProtobufMessage().Add(1, size));
        ProtobufMessage tensorType = new ProtobufMessage().Add(1, FloatType).Add(2, shape);
        return new ProtobufMessage().Add(1, Name).Add(2, new ProtobufMessage().Add(1, tensorType));
    }
}
