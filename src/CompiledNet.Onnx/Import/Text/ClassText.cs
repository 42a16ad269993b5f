using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CompiledNet.Onnx.Import.Describing;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Text;

/// <summary>The class that declares the layers, and its tensors.</summary>
internal static class ClassText
{
    public static ImportedNetwork Write(GraphEvaluation evaluation, string origin, OnnxImportOptions options)
    {
        List<string> notes = [.. evaluation.Notes];
        Layer output;
        ImmutableArray<string> classes;
        try
        {
            output = Finishing.Finish(ModelOutputs.Of(evaluation, notes, out classes), evaluation.Order.IsStream);
        }
        catch (NotExpressibleException exception)
        {
            throw new OnnxImportException("The model cannot be imported:", [new OnnxProblem(exception.Node?.Label ?? "the graph", exception.Node?.FullOperator ?? "", exception.Message)]);
        }

        List<Layer> order = LayerOrder.Of(output);
        Layer input = order.Find(layer => layer.Kind == "Input") ?? throw new OnnxImportException("The model cannot be imported: its outputs do not depend on its inputs.");
        if (output == input)
            throw new OnnxImportException("The model cannot be imported: it gives its inputs as they are.");
        order.Remove(input);
        if (evaluation.Order.IsChannelsFirst && !evaluation.Order.IsStream && input.Shape.Length > 1 && input.Shape.Count(size => size > 1) > 1)
            notes.Insert(0, $"The model has the channels of its input first; here rows have the shape ({string.Join(", ", input.Shape)}), channels last.");

        if (evaluation.Order == InputOrder.RowsSecond)
            notes.Insert(0, $"The model has the steps of its input first and the batch behind them; here rows have the shape ({string.Join(", ", input.Shape)}).");

        if (evaluation.MixesSteps)
            notes.Insert(0, "A step of the stream gives what a call of the model with one step gives. With several steps in a call, the model may give the last one alone, or mix them.");
        if (evaluation.Order.IsChannelsFirst && evaluation.Order.IsStream)
            notes.Insert(0, "The model has the channels of its input first; here a step has them last.");

        Dictionary<Layer, string> names = LayerNames.Of(order);
        names[input] = "input";
        return new ImportedNetwork
        {
            ClassName = options.ClassName,
            Description = NetworkDescriber.Describe(options.ClassName, input, order, names, evaluation.Order.IsStream),
            Declaration = Declaration(input, order, names, origin, notes, evaluation.Order.IsStream, options),
            Tensors = [.. order.SelectMany(layer => layer.Tensors.Select(tensor => new NamedTensor($"{names[layer].ToLowerInvariant()}.{tensor.Name}", tensor.Shape, tensor.Values)))],
            Notes = [.. notes],
            ClassNames = classes,
        };
    }

    private static string Declaration(Layer input, List<Layer> order, Dictionary<Layer, string> names, string origin, List<string> notes, bool isStream, OnnxImportOptions options)
    {
        ImmutableArray<int> indices = [.. order.SelectMany(layer => layer.Kind == "Embedding" ? layer.Columns : []).Distinct().Order()];
        var text = new StringBuilder();
        text.Append($"// Imported from {ModelImport.Line(origin)}.\n");
        foreach (string note in notes)
            text.Append($"// {ModelImport.Line(note)}\n");
        text.Append("using CompiledNet;\n\n");
        if (options.Namespace.Length > 0)
            text.Append($"namespace {string.Join('.', options.Namespace.Split('.').Select(Identifier))};\n\n");

        List<string> arguments = [.. input.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture))];
        if (!indices.IsEmpty)
            arguments.Add($"IndexInputs = new[] {{ {string.Join(", ", indices)} }}");
        if (isStream)
            arguments.Add("Streaming = true");
        if (options.Weights.Length > 0)
            arguments.Add($"Weights = \"{options.Weights.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"");
        text.Append($"[Network({string.Join(", ", arguments)})]\n");
        Layer before = input;
        foreach (Layer layer in order)
        {
            string node = ModelImport.Line(layer.NodeName ?? "");
            text.Append(AttributeText.Of(layer, before, names, layer.Columns.Order().SequenceEqual(indices)))
                .Append(node.Length > 0 ? $" // {node}\n" : "\n");
            before = layer;
        }

        return text.Append($"public sealed partial class {Identifier(options.ClassName)};\n").ToString();
    }

    /// <summary>All keywords are of small letters, and a name of small letters alone may have the sign before it.</summary>
    private static string Identifier(string name) => name.All(char.IsAsciiLetterLower) ? "@" + name : name;
}
