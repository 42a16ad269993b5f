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
    public void Embedded_weights_are_named_by_the_class()
    {
        string model = WriteModel("my-policy.onnx");
        Assert.Equal(0, Run("import", model, "--output", _folder, "--embed").Code);
        Assert.Contains("[Network(4, Weights = \"mypolicy.safetensors\")]", File.ReadAllText(Path.Combine(_folder, "MyPolicy.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_of_a_service_has_the_class_and_the_weights_that_the_tool_writes()
    {
        string sample = Path.Combine(AppContext.BaseDirectory, "Serving");
        (int code, _, string error) = Run("import", Path.Combine(sample, "digits.onnx"), "--class", "DigitReader", "--namespace", "Serving", "--output", _folder, "--embed");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(File.ReadAllText(Path.Combine(sample, "DigitReader.cs")), File.ReadAllText(Path.Combine(_folder, "DigitReader.cs")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(sample, "digitreader.safetensors")), File.ReadAllBytes(Path.Combine(_folder, "digitreader.safetensors")));
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

    [Theory]
    [InlineData("torch-image-13")]
    [InlineData("torch-residual-9")]
    [InlineData("torch-mobile-16")]
    [InlineData("sklearn-mlp-classifier")]
    public void What_was_imported_is_exported_as_a_model_that_ONNX_Runtime_computes_as_its_framework_did(string name)
    {
        Assert.Equal(0, Run("import", ExporterTests.PathOf(name + ".onnx"), "-o", _folder, "--class", "Model").Code);
        string weights = InFolder("model.safetensors"), exported = InFolder("model.onnx");
        Assert.Equal((0, ""), Discarded(Run("export", weights)));

        (NamedTensor inputs, NamedTensor outputs) = ExporterTests.Rows(name);
        int[] row = [.. inputs.Shape.Skip(1)];
        bool isImage = row.Length == 3;
        float[] values = isImage ? ChannelOrder.Last(inputs.Values, row) : inputs.Values;
        long[] shape = [inputs.Shape[0], .. isImage ? [row[1], row[2], row[0]] : NetworkIn(weights).InputShape.Select(size => (long)size)];
        using var model = new OnnxRuntimeModel(File.ReadAllBytes(exported));
        Agreement.Assert(name, outputs.Values, model.Run("output", ("input", values, shape)));
    }

    [Fact]
    public void Weights_that_import_writes_say_their_network_and_class_names()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Gemm", [builder.Input("x", 4), builder.Weights(4, 3)]);
        string path = InFolder("scores.onnx");
        File.WriteAllBytes(path, OnnxExport.ToBytes(OnnxImport.Read(builder.Output(x, 3)).Description, OnnxImport.Read(builder.Bytes()).Tensors, new OnnxExportOptions { ClassNames = ["a", "b", "c"] }));
        Assert.Equal(0, Run("import", path, "-o", _folder).Code);
        IReadOnlyDictionary<string, string> metadata = SafetensorsFile.Read(InFolder("scores.safetensors")).Metadata;
        Assert.Equal(["compilednet.architecture", "compilednet.class_names", "compilednet.version"], metadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""["a","b","c"]""", metadata["compilednet.class_names"]);
        Assert.Equal("Scores", NetworkIn(InFolder("scores.safetensors")).Name);
    }

    [Fact]
    public void Parameters_from_elsewhere_are_exported_under_the_names_that_a_map_gives_them()
    {
        string weights = ImportPolicy(), renamed = InFolder("renamed.safetensors"), model = InFolder("renamed.onnx");
        NamedTensor[] tensors = [.. SafetensorsFile.Read(weights).Tensors];
        SafetensorsFile.Write(renamed, [.. tensors.Select(tensor => tensor with { Name = tensor.Name.Replace("dense1", "net.0", StringComparison.Ordinal) })]);
        (int code, _, string error) = Run("export", renamed, "--network", weights);
        Assert.Equal(1, code);
        Assert.Contains("has not all tensors of Policy: dense1.weight [3, 4], dense1.bias [3]. It has net.0.weight [3, 4]", error, StringComparison.Ordinal);
        Assert.Equal((0, ""), Discarded(Run("export", renamed, "--network", weights, "--map", "net.0=dense1")));
        Assert.Equal(tensors.SelectMany(tensor => tensor.Values), OnnxImport.Read(model).Tensors.SelectMany(tensor => tensor.Values));
    }

    [Theory]
    [InlineData("dense1", "is not of the form old=new")]
    [InlineData("other=dense2", "no tensor is called 'other'")]
    [InlineData("dense1.weight=dense1.bias", "gives the name 'dense1.bias' to 2 tensors")]
    public void A_map_that_cannot_be_meant_is_a_wrong_argument(string map, string reason)
    {
        string weights = ImportPolicy();
        (int code, _, string error) = Run("convert", weights, InFolder("other.npz"), "--map", map);
        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("other.npz")));
    }

    [Fact]
    public void Converted_models_know_their_network_whichever_way_they_went()
    {
        string weights = ImportPolicy(), model = InFolder("converted.onnx"), back = InFolder("back.safetensors"), again = InFolder("again.onnx");
        Assert.Equal((0, ""), Discarded(Run("convert", weights, model)));
        Assert.Equal((0, ""), Discarded(Run("convert", model, back)));
        Assert.Equal((0, ""), Discarded(Run("convert", back, again)));
        Assert.Equal(SafetensorsFile.Read(weights).Tensors.SelectMany(tensor => tensor.Values), SafetensorsFile.Read(back).Tensors.SelectMany(tensor => tensor.Values));
        Assert.Equal(NetworkIn(weights).Layers.Select(layer => layer.Name), NetworkIn(back).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Summary_shows_the_layers()
    {
        string weights = ImportPolicy();
        const string Expected =
            """
            Policy: 4 → 3

            layer   kind   inputs  outputs  activation  parameters  multiply-adds
            Dense1  Dense  4       3        ReLU        15          12
            total                                       15          12

            """;
        Assert.Equal((0, Expected, ""), WithLineFeeds(Run("summary", weights)));
        Assert.Equal((0, Expected, ""), WithLineFeeds(Run("summary", InFolder("policy.onnx"))));
    }

    [Theory]
    [InlineData("import", ".onnx")]
    [InlineData("export", ".safetensors")]
    [InlineData("convert", ".safetensors")]
    [InlineData("convert", ".npz")]
    [InlineData("convert", ".onnx")]
    [InlineData("summary", ".safetensors")]
    [InlineData("summary", ".onnx")]
    [InlineData("inspect", ".safetensors")]
    [InlineData("inspect", ".npy")]
    [InlineData("inspect", ".npz")]
    [InlineData("inspect", ".onnx")]
    [InlineData("inspect", ".txt")]
    public void A_file_that_cannot_be_read_fails_on_standard_error_and_nothing_is_written(string command, string extension)
    {
        string path = InFolder("text" + extension);
        string[] arguments = command switch
        {
            "convert" => [command, path, InFolder("target.npz")],
            "import" => [command, path, "-o", _folder],
            _ => [command, path],
        };
        AssertFails(arguments);
        File.WriteAllText(path, "This is a text, and nothing else.");
        AssertFails(arguments);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Long_work_is_named_on_a_terminal_and_wiped_away()
    {
        using var error = new SignallingWriter();
        var progress = new Progress(error, isTerminal: true, TimeSpan.Zero);
        Assert.Equal(5, progress.Of("reading", InFolder("large.onnx"), () => error.Written.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken) ? 5 : 0));
        Assert.Matches("^(\rreading large.onnx … [0-9]+ s)+\r +\r$", error.ToString());

        using var elsewhere = new StringWriter();
        new Progress(elsewhere, isTerminal: false, TimeSpan.Zero).Of("reading", "large.onnx", () => Thread.Sleep(20));
        Assert.Equal("", elsewhere.ToString());
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

    private sealed class SignallingWriter : StringWriter
    {
        public ManualResetEventSlim Written { get; } = new();

        public override void Write(string? value)
        {
            base.Write(value);
            Written.Set();
        }

        protected override void Dispose(bool disposing)
        {
            Written.Dispose();
            base.Dispose(disposing);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static void AssertFails(string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains("text.", error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Discarded((int Code, string Output, string Error) run) => (run.Code, run.Error);

    private static (int Code, string Output, string Error) WithLineFeeds((int Code, string Output, string Error) run) => run with { Output = run.Output.ReplaceLineEndings("\n") };

    private static NetworkDescription NetworkIn(string safetensors) => NetworkDescription.FromJson(SafetensorsFile.Read(safetensors).Metadata["compilednet.architecture"]);

    private string InFolder(string name) => Path.Combine(_folder, name);

    /// <summary>Imports a small model; its weights.</summary>
    private string ImportPolicy()
    {
        Assert.Equal(0, Run("import", WriteModel("policy.onnx"), "-o", _folder).Code);
        return InFolder("policy.safetensors");
    }

    private string WriteModel(string name)
    {
        var builder = new ModelBuilder();
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, builder.Output(builder.Node("Relu", [builder.Node("Gemm", [builder.Input("x", 4), builder.Weights(4, 3), builder.Weights(3)])]), 3));
        return path;
    }
}
