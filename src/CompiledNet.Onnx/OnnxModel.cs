using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import;
using CompiledNet.Onnx.Import.Operators;
using CompiledNet.Onnx.Reading;

namespace CompiledNet.Onnx;

/// <summary>An input, output or constant of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">The sizes of its axes, each a number or a name; <c>?</c> where there is neither, or the shape is not known.</param>
public sealed record OnnxValue(string Name, string Type, ImmutableArray<string> Shape)
{
    /// <summary>Name, type and shape: <c>obs Float [batch, 12]</c>.</summary>
    public override string ToString() => $"{Name} {Type} [{string.Join(", ", Shape)}]";
}

/// <summary>An operator of a model.</summary>
/// <param name="Name">Its name, with its family if that is not the specification's.</param>
/// <param name="Count">How many nodes have it.</param>
/// <param name="IsImported">Whether it can be imported, as far as its name tells.</param>
public sealed record OnnxOperatorUse(string Name, int Count, bool IsImported);

/// <summary>What a file says of its model, whether it can be imported or not.</summary>
public sealed record OnnxModel
{
    /// <summary>The program that wrote the file, with its version.</summary>
    public required string Producer { get; init; }

    /// <summary>The families of operators with their versions; the specification's own is <c>ai.onnx</c>.</summary>
    public required ImmutableArray<(string Domain, long Version)> OperatorSets { get; init; }

    /// <summary>The inputs, without those that are constants too.</summary>
    public required ImmutableArray<OnnxValue> Inputs { get; init; }

    /// <summary>The outputs.</summary>
    public required ImmutableArray<OnnxValue> Outputs { get; init; }

    /// <summary>The operators of the nodes, by name.</summary>
    public required ImmutableArray<OnnxOperatorUse> Operators { get; init; }

    /// <summary>The constants.</summary>
    public required ImmutableArray<OnnxValue> Constants { get; init; }

    /// <summary>The metadata.</summary>
    public required ImmutableArray<(string Key, string Value)> Metadata { get; init; }

    /// <summary>The names of all operators that are imported, those of other families than the specification's with the family.</summary>
    public static ImmutableArray<string> ImportedOperators => [.. OperatorCatalog.Names];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The model.</param>
    /// <exception cref="OnnxImportException">The file is not a valid model.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static OnnxModel Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelMessage model = ModelFile.Parse(File.ReadAllBytes(path), $"'{path}'");
        GraphMessage graph = model.Graph!;
        HashSet<string> constants = [.. graph.Initializers.Select(tensor => tensor.Name)];
        HashSet<(string, string)> functions = [.. model.Functions.Select(function => (function.Domain, function.Name))];
        return new OnnxModel
        {
            Producer = $"{model.Producer} {model.ProducerVersion}".Trim(),
            OperatorSets = [.. model.Operators.Select(set => (set.Domain.Length == 0 ? "ai.onnx" : set.Domain, set.Version))],
            Inputs = [.. graph.Inputs.Where(input => !constants.Contains(input.Name)).Select(Value)],
            Outputs = [.. graph.Outputs.Select(Value)],
            Operators = [.. graph.Nodes.Select(GraphNode.Of).GroupBy(node => node.FullOperator).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
                new OnnxOperatorUse(group.Key, group.Count(), OperatorCatalog.Find(group.First()) is not null || functions.Contains((group.First().Domain, group.First().Operator))))],
            Constants = [.. graph.Initializers.Select(tensor => new OnnxValue(tensor.Name, tensor.Type.ToString(), [.. tensor.Sizes.Select(size => size.ToString())]))],
            Metadata = [.. model.Metadata],
        };
    }

    private static OnnxValue Value(ValueMessage value) =>
        new(value.Name, value.Type.ToString(), value.Shape is null ? ["?"] : [.. value.Shape.Select(axis => axis.Size?.ToString() ?? (axis.Name.Length > 0 ? axis.Name : "?"))]);
}
