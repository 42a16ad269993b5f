using CompiledNet.Generator.Tests.Running;
using CompiledNet.Onnx.Tests.Running;
using CompiledNet.Properties.Tests.Running;

namespace CompiledNet.Onnx.Tests;

public sealed class StreamExportTests(TestNetworks tests)
{
    private const int Rows = 2;

    private static readonly string[] Sources =
    [
        """
        using CompiledNet;
        [Network(3, Streaming = true)]
        [Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2, Groups = 3, Name = "Filter")]
        [BatchNorm]
        [Conv1D(5, 1, Activation.SiLU)]
        [LSTM(6)]
        [LayerNorm]
        [Concat("input")]
        [GRU(4, Name = "First")]
        [GRU(4, ResetAfter = false, Name = "GRU1")]
        [Dense(4)]
        [Activation(Activation.PReLU)]
        [Add("GRU1")]
        [SimpleRNN(3)]
        [Dropout(0.1f)]
        [Dense(2, Activation.Softmax)]
        public sealed partial class Everything;
        """,
        """
        using CompiledNet;
        [Network(2, Streaming = true)]
        [Dense(4, Name = "First")]
        [Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2, Name = "Filter")]
        [Conv1D(4, 3, Activation.Sigmoid, Padding = Padding.Causal, Dilation = 2, Input = "First")]
        [Multiply("Filter", Name = "Product")]
        [Conv1D(4, 2, UseBias = false, Padding = Padding.Causal)]
        [Add("First")]
        [Dense(1)]
        public sealed partial class Gated;
        """,
        """
        using CompiledNet;
        [Network(4, Streaming = true)]
        [Dense(8, Activation.ReLU)]
        [Dense(2)]
        public sealed partial class NothingRemembered;
        """,
        """
        using CompiledNet;
        [Network(1, Streaming = true, IndexInputs = new[] { 0 })]
        [Embedding(7, 3)]
        [GRU(4)]
        [Dense(7, Activation.Softmax)]
        public sealed partial class Words;
        """,
    ];

    /// <summary>Streams whose steps have indices, or several axes.</summary>
    private static readonly string[] SourcesOfSteps =
    [
        """
        using CompiledNet;
        [Network(6, Streaming = true, IndexInputs = new[] { 0, 2, 3 })]
        [Embedding(5, 2, Columns = new[] { 2 })]
        [Embedding(4, 3, Columns = new[] { 0, 3 })]
        [LSTM(12)]
        [Reshape(4, 3)]
        [Dense(5, Activation.Tanh)]
        [LayerNorm]
        [Reshape(20)]
        [Conv1D(6, 2, Padding = Padding.Causal)]
        [Reshape(2, 3)]
        [Flatten]
        [Dense(2)]
        public sealed partial class Mixed;
        """,
        """
        using CompiledNet;
        [Network(32, Streaming = true)]
        [Reshape(4, 4, 2)]
        [Conv2D(6, 3, Activation.Tanh, Padding = Padding.Same, Groups = 2, Name = "Picture")]
        [BatchNorm]
        [Activation(Activation.PReLU)]
        [Conv2D(6, 3, Activation.SiLU, Padding = Padding.Same, Dilation = 2)]
        [Add("Picture")]
        [MaxPool2D(2, Stride = 1, Padding = Padding.Same, Name = "Largest")]
        [AveragePool2D(2)]
        [Flatten]
        [GRU(5, Name = "Course")]
        [GlobalAveragePool(Input = "Largest", Name = "Means")]
        [GlobalMaxPool(Input = "Largest")]
        [Concat("Means", "Course")]
        [Dense(2)]
        public sealed partial class Pictures;
        """,
    ];

    [Fact]
    public void Embeddings_other_shapes_and_images_in_the_steps_of_an_exported_stream_give_the_same_in_ONNX_Runtime()
    {
        Outcome outcome = new Project(SourcesOfSteps) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate();
        Assert.Empty(outcome.Reports);
        using var project = LoadedProject.Of(outcome);
        foreach (OnnxNetwork network in project.Networks.Select(OnnxNetwork.Of))
        {
            network.Draw(seed: 5);
            AssertCarries(network, OnnxExport.ToBytes(network.Description, network.Tensors));
        }
    }

    [Fact]
    public void An_exported_stream_gives_the_same_in_ONNX_Runtime_in_calls_of_any_number_of_steps_and_is_imported_with_the_same_bits()
    {
        Outcome outcome = new Project(Sources) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate();
        Assert.Empty(outcome.Reports);
        using var project = LoadedProject.Of(outcome);
        OnnxNetwork[] networks = [.. project.Networks.Select(OnnxNetwork.Of), .. tests.All.Where(network => network.Description.IsStreaming)];
        var imported = new List<ImportedNetwork>();
        foreach (OnnxNetwork network in networks)
        {
            network.Draw(seed: 5);
            byte[] bytes = OnnxExport.ToBytes(network.Description, network.Tensors);
            AssertCarries(network, bytes);
            imported.Add(OnnxImport.Read(bytes, new OnnxImportOptions { ClassName = network.Description.Name }));
        }

        using var compiled = new ImportedNetworks(imported);
        foreach ((OnnxNetwork network, ImportedNetwork import) in networks.Zip(imported))
        {
            OnnxNetwork again = compiled[import.ClassName];
            float[] rows = network.Inputs(20, seed: 7);
            Assert.True(network.Open().Forward(rows).SequenceEqual(again.Open().Forward(rows)), import.Declaration);
            Assert.Equal(again.Description.ToJson(), import.Description.ToJson());
        }
    }

    private static void AssertCarries(OnnxNetwork network, byte[] bytes)
    {
        using var model = new OnnxRuntimeModel(bytes);
        CarriedStates carried = Carried(model);
        OnnxStream[] streams = [.. Enumerable.Range(0, Rows).Select(_ => network.Open())];
        foreach (int steps in (int[])[1, 5, 2, 9, 1])
        {
            float[] rows = network.Inputs(Rows * steps, seed: steps);
            float[] expected = carried.Call(rows, Rows, steps, network.Description.InputSize);
            float[] actual = [.. rows.Chunk(rows.Length / Rows).Zip(streams).SelectMany(pair => pair.Second.Forward(pair.First))];
            Agreement.Assert($"{network.Description.Name}, {steps} steps", expected, actual);
        }
    }

    /// <summary>Whatever the model takes beside its input is a state, for two streams.</summary>
    private static CarriedStates Carried(OnnxRuntimeModel model) => new(model, "input", "output",
        [.. model.Names.Inputs.Where(name => name != "input").Select(name => (name, name + "_next", (long[])[.. model.InputShape(name).Select(size => size < 0 ? Rows : (long)size)]))]);
}
