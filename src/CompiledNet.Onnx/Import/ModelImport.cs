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

        GraphEvaluation? best = Best(graph, folder);
        if (graph.IsStream && best is null or { Problems.Count: > 0 } && AsSequences(model, folder, options, best) is { } sequences)
            best = sequences;
        if (best is null)
            throw new OnnxImportException($"'{file}' cannot be imported: it has several inputs, and the batch is not the first axis of all of them.");
        if (best.Problems.Count > 0)
            throw new OnnxImportException($"'{file}' cannot be imported, because {(best.Problems.Count == 1 ? "a node has" : $"{best.Problems.Count} nodes have")} no counterpart among the layers:", [.. best.Problems]);
        ImportedNetwork imported = ClassText.Write(best, $"{file}{(model.Producer.Length > 0 ? $", written by {Line(model.Producer)} {Line(model.ProducerVersion)}".TrimEnd() : "")}", options);
        return imported.ClassNames.IsEmpty ? imported with { ClassNames = ClassNamesIn(model) } : imported;
    }

    /// <summary>The reading of the inputs' axes that has the fewest problems.</summary>
    private static GraphEvaluation? Best(ModelGraph graph, string? folder)
    {
        GraphEvaluation? best = null;
        foreach (InputOrder order in Orders(graph))
        {
            var evaluation = GraphEvaluation.Run(graph, folder, order);
            bool isAsGood = evaluation.Problems.Count == best?.Problems.Count && order == InputOrder.ChannelsFirst && !graph.TakesSequences;
            if (best is null || evaluation.Problems.Count < best.Problems.Count || isAsGood || IsBetterStream(evaluation, best))
                best = evaluation;
            if (evaluation.Problems.Count == 0 && !evaluation.MixesSteps)
                break;
        }

        return best;
    }

    /// <summary>Whether both can be had, and of a call with several steps the first gives all, where the other may not.</summary>
    private static bool IsBetterStream(GraphEvaluation evaluation, GraphEvaluation best) => evaluation.Problems.Count == best.Problems.Count && best.MixesSteps && !evaluation.MixesSteps;

    /// <summary>A model with states that do not make it a stream, but which takes several steps in each call; null if it cannot be had so.</summary>
    private static GraphEvaluation? AsSequences(ModelMessage model, string? folder, OnnxImportOptions options, GraphEvaluation? stream)
    {
        var graph = ModelGraph.Of(model, options, asSequences: true);
        if (!graph.Problems.IsEmpty || Best(graph, folder) is not { Problems.Count: 0, Input.Shape: [> 1, _] } sequences)
            return null;
        sequences.Notes.AddRange(stream?.Problems.Select(problem => $"It is not a stream: {problem}.") ?? []);
        return sequences;
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
        if (graph.IsStream)
        {
            // The steps of one stream, then one step of each of many: whichever axis these are.
            int axes = graph.Inputs.Min(input => input.ModelShape.Length);
            for (int rows = 0; rows < Math.Max(1, axes); rows++)
            {
                yield return new InputOrder(rows, IsStream: true);
                if (axes > 3)
                    yield return new InputOrder(rows, IsChannelsFirst: true, IsStream: true);
            }

            yield break;
        }

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
