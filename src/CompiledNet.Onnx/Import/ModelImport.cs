using System.Collections.Immutable;
using System.Text.Json;
using CompiledNet.Onnx.Export;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Text;

namespace CompiledNet.Onnx.Import;

/// <summary>The way of a model: its nodes are evaluated to layers, and those that the outputs need become a class.</summary>
internal static class ModelImport
{
    public static ImportedNetwork Import(ModelMessage model, string? folder, string file, OnnxImportOptions options)
    {
        ModelGraph graph = ModelGraph.Of(model, options);
        if (!graph.Problems.IsEmpty)
            throw new OnnxImportException($"'{file}' cannot be imported:", graph.Problems);

        GraphEvaluation? best = null;
        foreach (InputOrder order in Orders(graph))
        {
            var evaluation = GraphEvaluation.Run(graph, folder, order);
            bool isAsGood = evaluation.Problems.Count == best?.Problems.Count && order == InputOrder.ChannelsFirst && !graph.TakesSequences;
            if (best is null || evaluation.Problems.Count < best.Problems.Count || isAsGood)
                best = evaluation;
            if (evaluation.Problems.Count == 0)
                break;
        }

        if (best is null)
            throw new OnnxImportException($"'{file}' cannot be imported: it has several inputs, and the batch is not the first axis of all of them.");
        if (best.Problems.Count > 0)
            throw new OnnxImportException($"'{file}' cannot be imported, because {(best.Problems.Count == 1 ? "a node has" : $"{best.Problems.Count} nodes have")} no counterpart among the layers:", [.. best.Problems]);
        ImportedNetwork imported = ClassText.Write(best, $"{file}{(model.Producer.Length > 0 ? $", written by {Line(model.Producer)} {Line(model.ProducerVersion)}".TrimEnd() : "")}", options);
        return imported.ClassNames.IsEmpty ? imported with { ClassNames = ClassNamesIn(model) } : imported;
    }

    /// <summary>The names of classes that <see cref="OnnxExport"/> wrote; none if there is something else in their place.</summary>
    private static ImmutableArray<string> ClassNamesIn(ModelMessage model)
    {
        try
        {
            return model.Metadata.Find(entry => entry.Key == "compilednet.class_names").Value is { } json && JsonSerializer.Deserialize(json, Texts.Default.StringArray) is { } names && !names.Contains(null)
                ? [.. names]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<InputOrder> Orders(ModelGraph graph)
    {
        if (!graph.Inputs.Any(input => input.HasRowsSecond))
        {
            yield return InputOrder.AsHere;
            if (graph.Inputs.Any(input => input.Sizes.Length > 1))
                yield return InputOrder.ChannelsFirst;
        }

        if (graph.Inputs is [{ SizesAroundRows.IsEmpty: false }] && graph.TakesSequences)
            yield return InputOrder.RowsSecond;
    }

    /// <summary>A text of a file as a part of a line.</summary>
    public static string Line(string text) => new([.. text.Where(c => !char.IsControl(c) && c is not ('\u2028' or '\u2029'))]);
}
