using CompiledNet.Audio.Tests.Nam;
using CompiledNet.Audio.Tests.RTNeural;
using CompiledNet.Tool;

namespace CompiledNet.Audio.Tests;

public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-audio").FullName;

    [Fact]
    public void Import_writes_the_class_of_an_amplifier_and_its_weights()
    {
        string model = Path.Combine(_folder, "clean-twin.nam");
        File.WriteAllBytes(model, NamText.Lstm(3, 1, new ReferenceLstm(3, 1, seed: 1).Weights));
        (int code, string output, string error) = Run("import", model, "-o", _folder, "-n", "Studio");
        Assert.Equal(0, code);
        Assert.StartsWith("note: The initial state of the file is left out", error, StringComparison.Ordinal);
        Assert.Contains("class CleanTwin", output, StringComparison.Ordinal);
        string source = File.ReadAllText(Path.Combine(_folder, "CleanTwin.cs"));
        Assert.Contains("namespace Studio;", source, StringComparison.Ordinal);
        Assert.Contains("[Network(1, Streaming = true)]\n[LSTM(3, ReturnSequences = true)]\n[Dense(1)]\n", source, StringComparison.Ordinal);
        string weights = Path.Combine(_folder, "cleantwin.safetensors");
        Assert.Equal(
            ["lstm1.weight_ih [12, 1]", "lstm1.weight_hh [12, 3]", "lstm1.bias_ih [12]", "lstm1.bias_hh [12]", "dense1.weight [1, 3]", "dense1.bias [1]"],
            SafetensorsFile.Read(weights).Tensors.Select(tensor => tensor.ToString()));
        Assert.Contains("lstm1.weight_hh  [12, 3]", Run("inspect", model).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_writes_the_class_of_an_effect_with_the_steps_that_are_asked_for()
    {
        string model = Path.Combine(_folder, "fuzz.json");
        File.WriteAllBytes(model, new KerasModel(2, 1).Gru(4).Dense(1, "tanh").Json);
        Assert.Equal((0, ""), Run("import", model, "-o", _folder, "--steps", "512", "--embed") is var (code, _, error) ? (code, error) : default);
        Assert.Contains("[Network(512, 2, Weights = \"fuzz.safetensors\")]\n[GRU(4, ReturnSequences = true)]\n[Dense(1, Activation.Tanh)]\n", File.ReadAllText(Path.Combine(_folder, "Fuzz.cs")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--inputs x", 2, "--inputs, --outputs and --input-shape are for ONNX models")]
    [InlineData("--steps 0", 2, "--steps is 0; a positive number was expected")]
    [InlineData("--class 2nd", 2, "is not a valid identifier")]
    [InlineData("", 1, "The file is not JSON")]
    public void What_is_wrong_is_said_and_nothing_is_written(string arguments, int expected, string message)
    {
        string model = Path.Combine(_folder, "broken.nam");
        File.WriteAllText(model, "RIFF");
        (int code, string output, string error) = Run(["import", model, "-o", _folder, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal([model], Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
