using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>Constants in other files, and functions that a file defines.</summary>
public sealed class ConstantTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-onnx").FullName;

    [Fact]
    public void Constants_in_a_file_beside_the_model_are_read()
    {
        File.WriteAllBytes(Path.Combine(_folder, "weights.bin"), [.. new byte[4], .. BitConverter.GetBytes(2f), .. BitConverter.GetBytes(3f)]);
        Assert.Equal([2f, 3f], OnnxImport.Read(External("weights.bin", 4)).Tensors.Single().Values);
    }

    [Theory]
    [InlineData("../secret.bin", 0)]
    [InlineData("/etc/hostname", 0)]
    [InlineData("nothing.bin", 0)]
    [InlineData("weights.bin", 100)]
    [InlineData("weights.bin", -1)]
    public void Constants_outside_of_the_folder_or_of_the_file_are_refused(string location, long offset)
    {
        File.WriteAllBytes(Path.Combine(_folder, "weights.bin"), new byte[8]);
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(External(location, offset)));
        Assert.Contains(location, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_of_the_file_are_written_out()
    {
        // field 25 of the model: name 1, inputs 4, outputs 5, nodes 7, domain 10.
        var builder = new ModelBuilder();
        string x = builder.Node("own.Twice", [builder.Input("x", 2)]);
        byte[] model = builder.Output(builder.Node("MatMul", [x, builder.Constant([2, 1], 5, 7)]), 1);
        var function = new WireWriter();
        function.Message(25, message =>
        {
            message.Text(1, "Twice");
            message.AnyText(4, "a");
            message.AnyText(5, "b");
            message.Message(7, new NodeMessage { Operator = "Add", Inputs = ["a", "a"], Outputs = ["b"] }.Write);
            message.Text(10, "own");
        });
        ImportedNetwork imported = OnnxImport.Read([.. model, .. function.Written().Span]);
        Assert.Equal([2 * (5 + 2 * 7f)], ImportedNetworks.Forward(imported, [1, 2]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string External(string location, long offset)
    {
        var builder = new ModelBuilder();
        builder.Input("x", 2);
        builder.Graph.Initializers.Add(new TensorMessage { Name = "w", Type = ElementType.Float, Sizes = [2, 1], IsExternal = true, External = { ("location", location), ("offset", $"{offset}") } });
        string path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, builder.Output(builder.Node("MatMul", ["x", "w"]), 1));
        return path;
    }
}
