using System.CommandLine;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet export model.safetensors</c>: an ONNX model.</summary>
internal static class ExportCommand
{
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("parameters") { Description = "A safetensors file that ParameterFile saved: it says its network's layers in its metadata." };
        var target = new Option<string?>("--output", "-o") { Description = "The ONNX file. By default beside the parameters." };
        var command = new Command(
            "export",
            $"""
            Writes a network with its parameters as an ONNX model (operators of version {OnnxExport.OperatorSetVersion}).

            The model has one input [batch, ...] with the axes of the network's rows, channels last, and one output.
            In a program, model.SaveOnnx("model.onnx") of the package CompiledNet.Onnx does the same.
            """)
        {
            file, target,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!, model = parsed.GetValue(target) ?? Path.ChangeExtension(path, ".onnx");
            Write(path, StoredModel.Read(path), model);
            output.WriteLine($"{model}: written");
            return CommandLine.Done;
        });
        return command;
    }

    public static void Write(string path, StoredModel stored, string model)
    {
        NetworkDescription network = stored.Network(path);
        // What else the file says goes along.
        var metadata = stored.Metadata.Where(entry => entry.Key != "compilednet.architecture").ToDictionary(entry => entry.Key, entry => entry.Value);
        OnnxExport.Write(model, network, stored.Tensors, new OnnxExportOptions { Metadata = metadata });
    }
}
