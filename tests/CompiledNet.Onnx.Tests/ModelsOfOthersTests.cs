using CompiledNet.Onnx.Tests.Running;
using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Onnx.Tests;

/// <summary>Models that others trained, in the folder that COMPILEDNET_MODELS names; skipped where it names none.</summary>
public sealed class ModelsOfOthersTests
{
    private const int Rows = 4;

    [Fact]
    public void Every_policy_is_imported_and_computes_what_ONNX_Runtime_computes()
    {
        string? folder = Environment.GetEnvironmentVariable("COMPILEDNET_MODELS");
        Assert.SkipWhen(folder is null, "COMPILEDNET_MODELS names no folder of models.");
        string[] files = [.. Directory.GetFiles(folder!, "*.onnx").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(files);
        ImportedNetwork[] imported = [.. files.Select((file, number) => OnnxImport.Read(file, new OnnxImportOptions { ClassName = $"Policy{number}" }))];
        using var compiled = new ImportedNetworks(imported);
        foreach ((string file, ImportedNetwork import) in files.Zip(imported))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(import.Declaration);
            OnnxNetwork network = compiled[import.ClassName];
            float[] inputs = network.Inputs(Rows, seed: 3);
            using var session = new InferenceSession(file);
            using var model = new OnnxRuntimeModel(File.ReadAllBytes(file));
            (string, float[], long[])[] given = [.. session.InputMetadata.Select(input => input.Value.Dimensions.Length > 1
                ? (input.Key, inputs, new long[] { Rows, network.Description.InputSize })
                : (input.Key, new float[Rows], [Rows]))];
            Agreement.Assert(Path.GetFileName(file), model.Run(session.OutputNames[0], given), network.Forward(inputs));
        }
    }
}
