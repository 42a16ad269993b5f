using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Text;

/// <summary>The layer that gives what the outputs of a model are.</summary>
internal static class ModelOutputs
{
    /// <param name="evaluation">The evaluated model.</param>
    /// <param name="notes">What is to be said of the outputs is added.</param>
    /// <param name="classes">What the classes are called; empty if the model does not say so.</param>
    /// <exception cref="OnnxImportException">An output cannot be had.</exception>
    public static Layer Of(GraphEvaluation evaluation, List<string> notes, out ImmutableArray<string> classes)
    {
        (string Name, Value Value)[] outputs = [.. evaluation.Outputs];
        classes = [.. outputs.Select(output => output.Value).OfType<LabelValue>().Select(label => label.Classes).FirstOrDefault(names => !names.IsEmpty, [])];
        var layers = new List<(string Name, Layer Layer)>();
        foreach ((string name, Value value) in outputs)
        {
            if (value is LabelValue label && outputs.Any(other => other.Value is TensorValue))
                notes.Add($"The output '{name}' is left out: it is the number or name of the class with the largest score.");
            else if (value is LabelValue alone)
                layers.Add((name, Layer(evaluation, name, alone.Scores, notes)));
            else if (value is TensorValue tensor)
                layers.Add((name, Layer(evaluation, name, tensor, notes)));
            else if (value is Constant)
                notes.Add($"The output '{name}' is left out: it is a constant.");
        }

        if (layers.Count == 0)
            throw new OnnxImportException("The model cannot be imported: it has no output that depends on the inputs.");
        if (layers.Count == 1)
            return layers[0].Layer;
        int start = 0;
        foreach ((string name, Layer layer) in layers)
        {
            notes.Add($"The output '{name}' is {GraphEvaluation.Columns(start, layer.Size)} of a row of outputs.");
            start += layer.Size;
        }

        return RowParts.Concat([.. layers.Select(output => NewLayer.Shaped(output.Layer, [output.Layer.Size]))], start, null);
    }

    private static Layer Layer(GraphEvaluation evaluation, string name, TensorValue value, List<string> notes)
    {
        try
        {
            value = evaluation.Realization.Plain(value);
        }
        catch (NotExpressibleException exception)
        {
            throw new OnnxImportException("The model cannot be imported:", [new OnnxProblem(exception.Node?.Label ?? name, exception.Node?.FullOperator ?? "", exception.Message)]);
        }

        try
        {
            value = Views.InOrder(value, [.. value.ModelOrder]);
        }
        catch (NotExpressibleException) when (IsChannelsLast(value))
        {
            notes.Add($"The output '{name}' of the model has the axes [{string.Join(", ", value.Sizes)}]; here its values are in the order ({string.Join(", ", value.Source.Shape)}), channels last.");
        }

        return value.Source;
    }

    /// <summary>Whether a row has the channels, which are the second axis of the model, behind the other axes.</summary>
    private static bool IsChannelsLast(TensorValue value) =>
        value.Axes.Length > 2 && value.Memory.SequenceEqual([.. value.Axes.Skip(2).Append(value.Axes[1]).SelectMany(axis => axis)]);
}
