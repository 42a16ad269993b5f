using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Modelling;

/// <summary>Shapes, inputs and tensors of layers that have no windows.</summary>
public class LayerModelTests
{
    [Theory]
    [InlineData("Network(4, 6), Dense(3), Flatten, Dense(2)", "4×3 12 2")]
    [InlineData("Network(24), Reshape(2, -1, 3), Reshape(-1), Dense(1)", "2×4×3 24 1")]
    [InlineData("Network(4, 6), LayerNorm, Activation(Activation.Softmax), BatchNorm, Dropout(0.5f), Dense(1)", "4×6 4×6 4×6 4×6 4×1")]
    [InlineData("Network(9, 2), GRU(4, ReturnSequences = true), LSTM(5), Dense(1)", "9×4 5 1")]
    [InlineData("Network(9, 2), SimpleRNN(4, ReturnSequences = true, GoBackwards = true), Concat(\"input\")", "9×4 9×6")]
    public void Shapes_follow_from_layers(string attributes, string shapes) => Assert.Equal(shapes, Models.Shapes(attributes));

    [Theory]
    [InlineData("Network(6), Dense(5), Dense(4, Input = \"input\"), Concat(\"Dense1\", \"input\")", "0 | 0 | 2 1 0", "5 4 15")]
    [InlineData("Network(6), Dense(6, Name = \"A\"), Dense(6), Add(\"A\"), Multiply(\"input\"), Dense(2, Input = \"Add1\"), Add(\"Dense3\"), Dense(1), Flatten(Input = \"Multiply1\"), Concat(\"Add2\", \"Dense4\")", "0 | 1 | 2 1 | 3 0 | 3 | 5 5 | 6 | 4 | 8 6 7", "6 6 6 6 2 2 1 6 9")]
    [InlineData("Network(4, 4, 3), Conv2D(5, 3, Padding = Padding.Same), Concat(\"input\")", "0 | 1 0", "4×4×5 4×4×8")]
    public void Branches_are_read_by_their_names(string attributes, string inputs, string shapes)
    {
        NetworkModel model = Models.Of(attributes);

        Assert.Equal(inputs, string.Join(" | ", model.Layers.Select(layer => string.Join(' ', layer.Inputs))));
        Assert.Equal(shapes, string.Join(' ', model.Layers.Select(layer => layer.OutputShape)));
    }

    [Theory]
    [InlineData("Network(7, IndexInputs = new[] { 5, 2 }), Embedding(9, 4)", "13")]
    [InlineData("Network(7, IndexInputs = new[] { 2, 5 }), Embedding(9, 4, Columns = new[] { 5 }), Embedding(3, 2, Columns = new int[] { 2 })", "10 11")]
    [InlineData("Network(3, IndexInputs = new[] { 0, 1, 2 }), Embedding(9, 4), Flatten", "3×4 12")]
    [InlineData("Network(1, IndexInputs = [0]), Embedding(9, 4)", "4")]
    [InlineData("Network(1, IndexInputs = new[] { 0 }), Reshape(1), Flatten, Embedding(9, 4)", "1 1 4")]
    public void Embeddings_replace_indices_in_their_places(string attributes, string shapes) => Assert.Equal(shapes, Models.Shapes(attributes));

    [Fact]
    public void Indices_move_with_what_other_embeddings_put_before_them()
    {
        NetworkModel model = Models.Of("Network(7, IndexInputs = new[] { 1, 3, 6 }), Embedding(9, 4, Columns = new[] { 3, 1 }), Embedding(5, 2), Dense(1)");

        Assert.Equal("6 at 12", string.Join(", ", model.Layers[0].Indices.Select(index => $"{index.Input} at {index.Position}")));
        Assert.Equal("1, 3", string.Join(", ", model.Layers[0].Details.Columns));
        Assert.Empty(model.Layers[1].Indices);
    }

    [Theory]
    [InlineData("Network(4, 3), Activation(Activation.PReLU)", "Weights 3 Constant 0.25", "")]
    [InlineData("Network(4, 3), Activation(Activation.ReLU)", "", "")]
    [InlineData("Network(4, 3), LayerNorm", "Weights 3 Constant 1, Biases 3 Zeros 0", "")]
    [InlineData("Network(4, 3), BatchNorm", "Weights 3 Constant 1, Biases 3 Zeros 0", "RunningMean 3 Zeros 0, RunningVariance 3 Constant 1")]
    [InlineData("Network(2, IndexInputs = new[] { 0 }), Embedding(9, 4)", "Weights 9×4 LeCunNormal 0", "")]
    [InlineData("Network(4, 3), Dense(5)", "Weights 5×3 GlorotUniform 0, Biases 5 Zeros 0", "")]
    public void Layers_have_their_tensors(string attributes, string tensors, string statistics)
    {
        LayerModel layer = Models.Of(attributes).Layers[0];

        Assert.Equal(tensors, Text(layer.Tensors));
        Assert.Equal(statistics, Text(layer.Statistics));
    }

    [Fact]
    public void Embeddings_are_drawn_with_variance_1() => Assert.Equal(1, Models.Of("Network(2, IndexInputs = new[] { 0 }), Embedding(9, 4)").Layers[0].Tensors[0].FanIn);

    private static string Text(EquatableArray<ParameterTensorModel> tensors) =>
        string.Join(", ", tensors.Select(tensor => $"{tensor.Name} {tensor.Shape} {tensor.Initializer} {tensor.InitialValue}"));
}
