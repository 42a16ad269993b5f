using System.CommandLine;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet convert from to</c>: the same tensors in another format.</summary>
internal static class ConvertCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var from = new Argument<string>("from") { Description = "The file to read: .safetensors, .npz, .onnx, .nam or .json." };
        var to = new Argument<string>("to") { Description = "The file to write: .safetensors, .npz or .onnx." };
        Option<string[]> map = TensorMap.CreateOption();
        var force = new Option<bool>("--force", "-f") { Description = "Replace a file that is there." };
        var command = new Command(
            "convert",
            """
            Writes the tensors of a file in another format, which the ending of its name says.

            Names and shapes are PyTorch's and stay, but for what --map says. npz has no metadata; an ONNX model is
            written of files that know their network's layers. Of a model, the tensors are those of the class that
            it is imported as.
            """)
        {
            from, to, map, force,
        };
        command.SetAction(parsed =>
        {
            string source = parsed.GetValue(from)!, target = parsed.GetValue(to)!;
            if (File.Exists(target) && !parsed.GetValue(force))
                throw new IOException($"'{target}' is there already; --force replaces it.");
            string format = StoredModel.Extension(target);
            if (format is not (".safetensors" or ".npz" or ".onnx"))
                throw new NotSupportedException($"'{target}' is of no kind that is written: .safetensors, .npz, .onnx.");
            StoredModel stored = TensorMap.Apply(StoredModel.Read(source, surroundings.Progress), parsed.GetValue(map) ?? []);
            surroundings.Progress.Of("writing", target, () =>
            {
                if (format == ".safetensors")
                    SafetensorsFile.Write(target, stored.Tensors, stored.Metadata);
                else if (format == ".npz")
                    NpzFile.Write(target, stored.Tensors);
                else
                    ExportCommand.Write(source, stored, stored.Network(source), target, surroundings.Error);
            });
            surroundings.Output.WriteLine($"{target}: {stored.Tensors.Length} tensors");
            return CommandLine.Done;
        });
        return command;
    }
}
