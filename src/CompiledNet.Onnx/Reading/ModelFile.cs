using CompiledNet.Onnx.Format;
using Google.Protobuf;

namespace CompiledNet.Onnx.Reading;

/// <summary>Reads the messages of a file.</summary>
internal static class ModelFile
{
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">What messages call them.</param>
    /// <exception cref="OnnxImportException">The bytes are not an ONNX model.</exception>
    public static ModelMessage Parse(byte[] bytes, string file = "The file")
    {
        ModelMessage model;
        try
        {
            model = ModelMessage.Read(new WireReader(bytes));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new OnnxImportException($"{file} is not an ONNX model: {exception.Message}", exception);
        }

        if (model.Graph is null)
            throw new OnnxImportException($"{file} is not an ONNX model: it has no graph.");
        return model;
    }
}
