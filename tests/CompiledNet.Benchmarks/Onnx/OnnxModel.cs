namespace CompiledNet.Benchmarks.Onnx;

/// <summary>
/// A model as an ONNX file holds it. The field numbers, here and in the records of which it is made, are those of
/// <c>onnx/onnx.proto</c> in the repository <c>onnx/onnx</c>.
/// </summary>
internal sealed record OnnxModel(string Name, OnnxRows Input, OnnxRows Output, OnnxNode[] Nodes, OnnxTensor[] Constants)
{
    // Both of 2021, so that every runtime in use knows them; Gemm and Softmax are the same since.
    private const int FormatVersion = 8;
    private const int OperatorsVersion = 15;

    /// <summary>The bytes of the file: a <c>ModelProto</c>.</summary>
    public byte[] ToBytes()
    {
        ProtobufMessage graph = new ProtobufMessage()
            .AddAll(1, Nodes, node => node.Write())
            .Add(2, Name)
            .AddAll(5, Constants, constant => constant.Write())
            .Add(11, Input.Write())
            .Add(12, Output.Write());
        using ProtobufMessage model = new ProtobufMessage()
            .Add(1, FormatVersion)
            .Add(2, "CompiledNet")
            .Add(7, graph)
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, OperatorsVersion));
        return model.ToArray();
    }
}
