using System.Globalization;
using System.Text;
using CompiledNet.Generator.Tests.Caching;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>Files with weights are checked where they are named.</summary>
public sealed class WeightsTests : IDisposable
{
    private const string Fitting = """{"dense1.weight":{"dtype":"F32","shape":[8,4],"data_offsets":[0,128]},"dense1.bias":{"dtype":"F32","shape":[8],"data_offsets":[128,160]}}""";

    private const string Source = """using CompiledNet; [Network(4, Weights = "model.safetensors"), Dense(8)] public partial class Net;""";

    private readonly WeightsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_fits_gives_the_class_what_it_needs()
    {
        Outcome outcome = Generate(_folder.Write("model.safetensors", Fitting, 160)).CompilesCleanly();

        Assert.Contains("public static Net Shared =>", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("""public Net() => global::CompiledNet.Execution.EmbeddedParameters.Load<Net>(typeof(Net).Assembly, "model.safetensors", Parameters);""", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shared_network_draws_nothing_and_reads_the_file_once()
    {
        string text = Generate(_folder.Write("model.safetensors", Fitting, 160)).CompilesCleanly().Text;

        Assert.Contains("Network = new(out Preprocessing);", text, StringComparison.Ordinal);
        Assert.Contains("private Net(out global::CompiledNet.Preprocessing preprocessing) => preprocessing = global::CompiledNet.Execution.EmbeddedParameters.Load<Net>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Network.Parameters", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_as_declared_a_standardizer_metadata_and_escapes_fit_too() => Generate(_folder.Write(
        "model.safetensors",
        """
        { "__metadata__": {"a": "{\"b\": [1, {}]}"},
          "dense1.\u0077eight": {"shape": [8, 4], "dtype": "F64", "data_offsets": [0, 256], "more": [1.5, {"a": null}]},
          "Dense1.Biases": {"dtype": "BF16", "shape": [8], "data_offsets": [256, 272]},
          "dense1.num_batches_tracked": {"dtype": "I64", "shape": [], "data_offsets": [272, 280]},
          "Standardizer.Means": {"dtype": "F64", "shape": [4], "data_offsets": [280, 312]},
          "Standardizer.StandardDeviations": {"dtype": "F64", "shape": [4], "data_offsets": [312, 344]} }
        """,
        344)).CompilesCleanly();

    /// <summary>All kinds of tensors that the library writes, under the names that it writes.</summary>
    [Fact]
    public void What_the_library_writes_fits()
    {
        string layers = "Conv2D(3, 2), BatchNorm, Activation(Activation.PReLU), LayerNorm, Flatten, Dense(2, Name = \"Last\"), Dense(2, UseBias = false, Name = \"LAST\")";
        var bytes = (byte[])Program.ResultOf($$"""
            using CompiledNet; [Network(4, 4, 2), {{layers}}] public partial class Net;
            public static class Program { public static object Run() { var stream = new System.IO.MemoryStream(); ParameterFile.Save(stream, new Net().Parameters); return stream.ToArray(); } }
            """)!;

        new Project($"using CompiledNet; [Network(4, 4, 2, Weights = \"model.safetensors\"), {layers}] public partial class Net;")
        {
            Files = [_folder.Write("model.safetensors", bytes)],
        }.Generate().CompilesCleanly();
    }

    [Theory]
    [InlineData("shape\":[8,4]", "shape\":[4,8]", "dense1.weight [4, 8] should be dense1.weight [8, 4]")]
    [InlineData("dense1.bias", "fc1.bias", "it lacks dense1.bias [8]; it also has fc1.bias [8]")]
    [InlineData("\"F32\",\"shape\":[8]", "\"I32\",\"shape\":[8]", "dense1.bias has the dtype I32, which is none of F64, F32, F16, BF16")]
    public void A_file_of_another_network_is_reported_with_the_differences(string part, string instead, string message)
    {
        Outcome outcome = Generate(_folder.Write("model.safetensors", Fitting.Replace(part, instead, StringComparison.Ordinal), 160));

        AssertReports(outcome, "CN0033", $"'model.safetensors' does not hold the parameters of 'Net': {message}");
    }

    [Fact]
    public void A_file_that_is_not_there_is_reported_with_those_that_are() => AssertReports(
        Generate(_folder.Write("other.safetensors", Fitting, 160), _folder.PathOf("notes.txt")),
        "CN0032",
        """'model.safetensors' cannot give 'Net' its parameters: it is not among the project's AdditionalFiles; add <AdditionalFiles Include="model.safetensors" /> to the project, which has other.safetensors""");

    [Fact]
    public void Two_files_of_the_name_are_told_apart_by_their_folders()
    {
        string[] files = [_folder.Write("a/model.safetensors", Fitting, 160), _folder.Write("b/model.safetensors", "{}", 0)];

        Assert.Contains("2 of the project's AdditionalFiles have this name", Generate(files).Reports.Single().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        new Project(Source.Replace("model.safetensors", "a/model.safetensors", StringComparison.Ordinal)) { Files = files }.Generate().CompilesCleanly();
    }

    [Fact]
    public void A_file_cut_off_anywhere_or_damaged_is_reported_and_nothing_thrown()
    {
        byte[] whole = File.ReadAllBytes(_folder.Write("model.safetensors", Fitting, 160));
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. whole[..random.Next(whole.Length)]];
            if (i % 2 == 0)
            {
                damaged = [.. whole];
                damaged[random.Next(8 + Fitting.Length)] ^= (byte)random.Next(1, 256);
            }
            Outcome outcome = Generate(_folder.Write("model.safetensors", damaged));
            Assert.Null(outcome.Exception);
            Assert.All(outcome.Reports, report => Assert.Contains(report.Id, (string[])["CN0032", "CN0033"]));
            if (i % 2 == 1)
                Assert.Equal("CN0032", outcome.Reports.Single().Id);
        }
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a", "its first 8 bytes give a header of")]
    [InlineData("", "it ends after 0 bytes")]
    public void What_is_not_a_safetensors_file_is_reported(string text, string message)
    {
        Outcome outcome = Generate(_folder.Write("model.safetensors", Encoding.ASCII.GetBytes(text)));

        Assert.Contains($"'model.safetensors' cannot give 'Net' its parameters: {message}", outcome.Reports.Single().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_metadata_do_not_overflow_the_stack() => AssertReports(
        Generate(_folder.Write("model.safetensors", $"{{\"__metadata__\":{new string('[', 100_000)}", 0)),
        "CN0032",
        "'model.safetensors' cannot give 'Net' its parameters: its header is not JSON: at character 25 less nesting was expected");

    [Theory]
    [InlineData("Dense(8)] public partial class Net { public int Shared; }", "CN0016")]
    [InlineData("Dense(8, Name = \"Preprocessing\")] public partial class Net;", "CN0013")]
    public void Members_in_the_way_are_reported(string rest, string id)
    {
        Outcome outcome = new Project($"using CompiledNet; [Network(4, Weights = \"model.safetensors\"), {rest}")
        {
            Files = [_folder.Write("model.safetensors", Fitting.Replace("dense1", "preprocessing", StringComparison.Ordinal), 160)],
        }.Generate();

        Assert.Contains(outcome.Reports, report => report.Id == id);
    }

    [Fact]
    public void An_edit_elsewhere_does_not_read_the_model_anew()
    {
        var project = new Project(Source, "class Other { }") { Files = [_folder.Write("model.safetensors", Fitting, 160)] };

        RecordedRun run = RecordedRun.Of(project, file: 1, edit: text => text.Replace("Other", "Another", StringComparison.Ordinal));

        Assert.All(run.Reasons(TrackingNames.Weights), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.Reasons(TrackingNames.Model), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertReports(Outcome outcome, string id, string message)
    {
        Diagnostic report = Assert.Single(outcome.Reports);
        Assert.Equal(id, report.Id);
        Assert.Equal(message, report.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("Weights = \"model.safetensors\"", Source.Substring(report.Location.SourceSpan.Start, report.Location.SourceSpan.Length));
        Assert.Empty(outcome.Files);
    }

    private static Outcome Generate(params string[] files) => new Project(Source) { Files = files }.Generate();
}
