using CompiledNet.Onnx.Format;
using Google.Protobuf;

namespace CompiledNet.Onnx.Reading;

/// <summary>Reads the messages of a file.</summary>
internal static class ModelFile
{
    /// <exception cref="OnnxImportException">The bytes are not an ONNX model.</exception>
    public static ModelMessage Parse(byte[] bytes)
    {
        ModelMessage model;
        try
        {
            model = ModelMessage.Read(new WireReader(bytes));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new OnnxImportException($"The file is not an ONNX model: {exception.Message}", exception);
        }

        if (model.Graph is null)
            throw new OnnxImportException("The file is not an ONNX model: it has no graph.");
        return model;
    }
}
