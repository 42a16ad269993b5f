using System.CommandLine;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet export model.safetensors</c>: an ONNX model.</summary>
internal static class ExportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("parameters") { Description = "A safetensors file that ParameterFile or 'compilednet import' wrote: it says its network's layers in its metadata." };
        var target = new Option<string?>("--output", "-o") { Description = "The ONNX file. By default beside the parameters." };
        var network = new Option<string?>("--network") { Description = "A file that says the layers, where the parameters come from elsewhere: .safetensors or .onnx." };
        Option<string[]> map = TensorMap.CreateOption();
        var force = new Option<bool>("--force", "-f") { Description = "Replace a file that is there." };
        var command = new Command(
            "export",
            $"""
            Writes a network with its parameters as an ONNX model (operators of version {OnnxExport.OperatorSetVersion}).

            The model has one input [batch, ...] with the axes of the network's rows, channels last, and one output.
            In a program, model.SaveOnnx("model.onnx") of the package CompiledNet.Onnx does the same.

            Parameters of PyTorch's own names, for the network of another file:
              compilednet export trained.safetensors --network model.safetensors --map 0=dense1 2=dense2
            """)
        {
            file, target, network, map, force,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!, model = parsed.GetValue(target) ?? Path.ChangeExtension(path, ".onnx");
            if (File.Exists(model) && !parsed.GetValue(force))
                throw new IOException($"'{model}' is there already; --force replaces it.");
            StoredModel stored = TensorMap.Apply(StoredModel.Read(path, surroundings.Progress), parsed.GetValue(map) ?? []);
            NetworkDescription layers = parsed.GetValue(network) is { } other ? StoredModel.Read(other, surroundings.Progress).Network(other) : stored.Network(path);
            surroundings.Progress.Of("writing", model, () => Write(path, stored, layers, model, surroundings.Error));
            surroundings.Output.WriteLine($"{model}: written");
            return CommandLine.Done;
        });
        return command;
    }

    /// <exception cref="InvalidDataException">The file has not the network's tensors.</exception>
    public static void Write(string path, StoredModel stored, NetworkDescription network, string model, TextWriter error)
    {
        RequireTensors(path, stored, network);
        if (stored.Tensors.Any(tensor => tensor.Name.StartsWith("Standardizer.", StringComparison.Ordinal)))
            error.WriteLine("note: the standardizer of the inputs is not a part of the model, which takes inputs that went through it.");
        // What else the file says goes along.
        var metadata = stored.Metadata.Where(entry => entry.Key != StoredModel.Architecture).ToDictionary(entry => entry.Key, entry => entry.Value);
        OnnxExport.Write(model, network, stored.Tensors, new OnnxExportOptions { Metadata = metadata });
    }

    private static void RequireTensors(string path, StoredModel stored, NetworkDescription network)
    {
        var given = stored.Tensors.ToDictionary(tensor => tensor.Name);
        string[] wanting =
        [
            .. network.StoredTensors.Zip(network.FileNames)
                .Where(tensor => !given.TryGetValue(tensor.Second, out NamedTensor? found) || !found.Shape.SequenceEqual(tensor.First.Shape))
                .Select(tensor => $"{tensor.Second} [{string.Join(", ", tensor.First.Shape)}]"),
        ];
        if (wanting.Length > 0)
            throw new InvalidDataException($"'{path}' has not all tensors of {network.Name}: {string.Join(", ", wanting)}. It has {string.Join(", ", stored.Tensors)}; --map old=new says what is called otherwise.");
    }
}
