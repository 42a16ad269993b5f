using System.CommandLine;
using System.Globalization;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet summary model.safetensors</c>: the layers.</summary>
internal static class SummaryCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("file") { Description = "A safetensors file that ParameterFile or 'compilednet import' wrote, or an ONNX model." };
        var command = new Command(
            "summary",
            """
            Shows the layers of a network: kind, shapes, parameters, multiply-adds.

            Of an ONNX model it shows the class that it would be imported as.
            """)
        {
            file,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            Write(surroundings.Output, StoredModel.Read(path, surroundings.Progress).Network(path));
            return CommandLine.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, NetworkDescription network)
    {
        output.WriteLine($"{network.Name}: {string.Join('×', network.InputShape)} → {string.Join('×', network.Layers[^1].OutputShape)}{((network.Loss?.ToString() ?? network.LossExpression) is { } loss ? $", loss {loss}" : "")}");
        output.WriteLine();
        Table.Write(output, ["layer", "kind", "inputs", "outputs", "activation", "parameters", "multiply-adds"],
        [
            .. network.Layers.Select(layer => new[]
            {
                layer.Name,
                layer.Kind,
                string.Join('×', layer.InputShape),
                string.Join('×', layer.OutputShape),
                layer.Activation == Activation.Linear ? "" : layer.Activation.ToString(),
                Number(layer.ParameterCount),
                Number(layer.MultiplyAdds),
            }),
            ["total", "", "", "", "", Number(network.ParameterCount), Number(network.MultiplyAdds)],
        ]);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
