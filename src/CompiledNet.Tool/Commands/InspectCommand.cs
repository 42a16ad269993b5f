using System.CommandLine;
using System.Globalization;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet inspect file</c>: what a file holds.</summary>
internal static class InspectCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("file") { Description = "A file of the kind .safetensors, .npz, .npy, .onnx, .nam or .json (RTNeural)." };
        var command = new Command(
            "inspect",
            """
            Shows what a file holds, whatever program wrote it: tensors with shapes and values, metadata;
            of an ONNX model its inputs, outputs and operators, and which of these cannot be imported.
            """)
        {
            file,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            TextWriter output = surroundings.Output;
            switch (StoredModel.Extension(path))
            {
                case ".onnx":
                    Write(output, surroundings.Progress.Of("reading", path, () => OnnxModel.Read(path)));
                    break;
                case ".npy":
                    Write(output, new StoredModel([surroundings.Progress.Of("reading", path, () => NpyFile.Read(path))], new Dictionary<string, string>()));
                    break;
                default:
                    Write(output, StoredModel.Read(path, surroundings.Progress));
                    break;
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, StoredModel stored)
    {
        Table.Write(output, ["tensor", "shape", "smallest", "mean", "largest"], [.. stored.Tensors.Select(tensor => new[]
        {
            tensor.Name,
            $"[{string.Join(", ", tensor.Shape)}]",
            tensor.Values.Length == 0 ? "" : Number(tensor.Values.Min()),
            tensor.Values.Length == 0 ? "" : Number(tensor.Values.Average(value => (double)value)),
            tensor.Values.Length == 0 ? "" : Number(tensor.Values.Max()),
        })]);
        output.WriteLine($"{stored.Tensors.Length} tensors, {stored.Tensors.Sum(tensor => (long)tensor.Values.Length).ToString("N0", CultureInfo.InvariantCulture)} values");
        Write(output, stored.Metadata);
    }

    private static void Write(TextWriter output, OnnxModel model)
    {
        output.WriteLine($"written by {(model.Producer.Length > 0 ? model.Producer : "an unknown program")}, operators {string.Join(", ", model.OperatorSets.Select(set => $"{set.Domain} {set.Version}"))}");
        foreach (OnnxValue input in model.Inputs)
            output.WriteLine($"input   {input}");
        foreach (OnnxValue value in model.Outputs)
            output.WriteLine($"output  {value}");
        output.WriteLine();
        Table.Write(output, ["operator", "nodes", ""], [.. model.Operators.Select(found => new[] { found.Name, found.Count.ToString(CultureInfo.InvariantCulture), found.IsImported ? "" : "not imported" })]);
        output.WriteLine();
        Table.Write(output, ["constant", "type", "shape"], [.. model.Constants.Select(constant => new[] { constant.Name, constant.Type, $"[{string.Join(", ", constant.Shape)}]" })]);
        Write(output, model.Metadata.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value));
    }

    private static void Write(TextWriter output, IReadOnlyDictionary<string, string> metadata)
    {
        foreach ((string key, string value) in metadata)
            output.WriteLine($"{key}: {(value.Length > 200 ? value[..200] + " …" : value)}");
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
