using CompiledNet.Onnx.Tests.Running;
using CompiledNet.Tool;

namespace CompiledNet.Onnx.Tests;

public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-tool").FullName;

    [Fact]
    public void Import_writes_a_class_and_its_weights_and_inspect_shows_them()
    {
        string model = WriteModel("my-policy.onnx");
        (int code, string output, string error) = Run("import", model, "--output", _folder, "--namespace", "Game");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("class MyPolicy", output, StringComparison.Ordinal);
        Assert.Contains("namespace Game;", File.ReadAllText(Path.Combine(_folder, "MyPolicy.cs")), StringComparison.Ordinal);
        string weights = Path.Combine(_folder, "mypolicy.safetensors");
        Assert.Equal(["dense1.weight", "dense1.bias"], SafetensorsFile.Read(weights).Tensors.Select(tensor => tensor.Name));
        Assert.Contains("dense1.weight  [3, 4]", Run("inspect", weights).Output, StringComparison.Ordinal);
        Assert.Contains("Gemm      1", Run("inspect", model).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_there_are_replaced_with_force_alone()
    {
        string model = WriteModel("policy.onnx");
        Assert.Equal(0, Run("import", model, "-o", _folder).Code);
        (int code, _, string error) = Run("import", model, "-o", _folder);
        Assert.Equal(1, code);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal(0, Run("import", model, "-o", _folder, "--force").Code);
    }

    [Fact]
    public void Converted_tensors_are_the_same()
    {
        string model = WriteModel("policy.onnx"), numpy = Path.Combine(_folder, "policy.npz"), safetensors = Path.Combine(_folder, "policy.safetensors");
        Assert.Equal(0, Run("convert", model, numpy).Code);
        Assert.Equal(0, Run("convert", numpy, safetensors).Code);
        Assert.Equal(
            OnnxImport.Read(model).Tensors.Select(tensor => (tensor.Name, string.Join(' ', tensor.Values))),
            SafetensorsFile.Read(safetensors).Tensors.Select(tensor => (tensor.Name, string.Join(' ', tensor.Values))));
    }

    [Fact]
    public void A_model_that_cannot_be_imported_fails_on_standard_error_and_writes_nothing()
    {
        var builder = new ModelBuilder();
        string path = Path.Combine(_folder, "sines.onnx");
        File.WriteAllBytes(path, builder.Output(builder.Node("Sin", [builder.Input("x", 3)]), 3));
        (int code, string output, string error) = Run("import", path, "-o", _folder);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("/Sin_1 (Sin): this operator is not imported", error, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("impor", "import")]
    [InlineData("import", "missing for command")]
    [InlineData("import model.onnx --class 1st", "is not a valid identifier")]
    [InlineData("import model.onnx --input-shape x=a", "--input-shape image=3,32,32")]
    public void Wrong_arguments_have_an_exit_code_of_their_own_and_say_what_is_right(string arguments, string help)
    {
        (int code, string output, string error) = Run(arguments.Split(' '));
        Assert.Equal(2, code);
        Assert.Contains(help, output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_every_command_shows_its_usage()
    {
        foreach (string command in new[] { "import", "export", "convert", "summary", "inspect" })
        {
            (int code, string output, _) = Run(command, "--help");
            Assert.Equal(0, code);
            Assert.Contains($"{command} <", output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string WriteModel(string name)
    {
        var builder = new ModelBuilder();
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, builder.Output(builder.Node("Relu", [builder.Node("Gemm", [builder.Input("x", 4), builder.Weights(4, 3), builder.Weights(3)])]), 3));
        return path;
    }
}
