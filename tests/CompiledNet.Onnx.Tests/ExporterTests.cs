using System.Collections.Immutable;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>
/// Files that exporters wrote, or that are laid out as theirs, each with inputs and the outputs of the framework that the model is from:
/// Fixtures/make.py makes them, and Fixtures/mlnet.cs those of ML.NET.
/// </summary>
public sealed class ExporterTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    /// <summary>What the files are called, without extension.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.onnx").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("torch", 8)]
    [InlineData("dynamo", 2)]
    [InlineData("sklearn", 3)]
    [InlineData("tf2onnx", 1)]
    [InlineData("simplified", 1)]
    [InlineData("mlnet", 3)]
    public void Models_compute_what_the_framework_computes_that_they_are_from(string exporter, int count)
    {
        string[] names = [.. Names.Where(name => name.StartsWith(exporter + "-", StringComparison.Ordinal))];
        Assert.Equal(count, names.Length);
        ImportedNetwork[] imported = [.. names.Select((name, number) => OnnxImport.Read(PathOf(name + ".onnx"), new OnnxImportOptions { ClassName = $"Model{number}", Outputs = OutputsOf(name) }))];
        using var compiled = new ImportedNetworks(imported);
        foreach ((string name, ImportedNetwork import) in names.Zip(imported))
        {
            OnnxNetwork network = compiled[import.ClassName];
            (NamedTensor inputs, NamedTensor outputs) = Rows(name);
            Agreement.Assert(name, outputs.Values, network.Forward(ChannelOrder.IsChanged(import) ? ChannelOrder.Last(inputs.Values, inputs.Shape.AsSpan()[1..]) : inputs.Values));
            Assert.Equal(network.Description.ToJson(), import.Description.ToJson());
        }
    }

    /// <summary>ML.NET gives every column of its table, inputs, labels and all: the one that is meant is chosen.</summary>
    private static ImmutableArray<string> OutputsOf(string name) => name switch
    {
        "mlnet-logistic" => ["Probability.output"],
        "mlnet-regression" or "mlnet-maximum-entropy" => ["Score.output"],
        _ => [],
    };

    /// <summary>What is beside a model: inputs as it takes them, and what it gives.</summary>
    internal static (NamedTensor Inputs, NamedTensor Outputs) Rows(string name)
    {
        NamedTensor[] arrays = [.. NpzFile.Read(PathOf(name + ".npz"))];
        return (arrays.Single(array => array.Name == "inputs"), arrays.Single(array => array.Name == "outputs"));
    }

    internal static string PathOf(string file) => Path.Combine(Folder, file);
}
