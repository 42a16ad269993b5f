using System.CommandLine;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet convert from to</c>: the same tensors in another format.</summary>
internal static class ConvertCommand
{
    public static Command Create(TextWriter output)
    {
        var from = new Argument<string>("from") { Description = "The file to read: .safetensors, .npz, .onnx, .nam or .json." };
        var to = new Argument<string>("to") { Description = "The file to write: .safetensors, .npz or .onnx." };
        var force = new Option<bool>("--force", "-f") { Description = "Replace a file that is there." };
        var command = new Command(
            "convert",
            """
            Writes the tensors of a file in another format, which the ending of its name says.

            Names and shapes are PyTorch's and stay. npz has no metadata; an ONNX model is written of files that
            know their network's layers. Of a model, the tensors are those of the class that it is imported as.
            """)
        {
            from, to, force,
        };
        command.SetAction(parsed =>
        {
            string source = parsed.GetValue(from)!, target = parsed.GetValue(to)!;
            if (File.Exists(target) && !parsed.GetValue(force))
                throw new IOException($"'{target}' is there already; --force replaces it.");
            StoredModel stored = StoredModel.Read(source);
            switch (StoredModel.Extension(target))
            {
                case ".safetensors":
                    SafetensorsFile.Write(target, stored.Tensors, stored.Metadata);
                    break;
                case ".npz":
                    NpzFile.Write(target, stored.Tensors);
                    break;
                case ".onnx":
                    ExportCommand.Write(source, stored, target);
                    break;
                default:
                    throw new NotSupportedException($"'{target}' is of no kind that is written: .safetensors, .npz, .onnx.");
            }

            output.WriteLine($"{target}: {stored.Tensors.Length} tensors");
            return CommandLine.Done;
        });
        return command;
    }
}
