using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0027, CN0028, CN0029, and the arguments around indices.</summary>
public class IndexInputTests
{
    [Theory]
    [InlineData("Network(5, IndexInputs = new[] { 0, 3 }), Embedding(9, 4, Columns = new[] { 0, {|CN0027:1|}, 3 }), Dense(1)", "'Embedding1' takes input 1, but it is not an index that comes in; the index inputs that come in are 0, 3")]
    [InlineData("Network(5, IndexInputs = new[] { 0, 3 }), Embedding(9, 4, Columns = [3, {|CN0027:3|}]), Dense(1)", "'Embedding1' takes input 3, but it has it already; the index inputs that come in are 0, 3")]
    [InlineData("Network(5, IndexInputs = new[] { 0 }), Embedding(9, 4), {|CN0027:Embedding(9, 4)|}, Dense(1)", "'Embedding2' takes index inputs, but none comes in; write IndexInputs of the network, or let it take the network's input")]
    [InlineData("Network(5), {|CN0027:Embedding(9, 4)|}, Dense(1)", "'Embedding1' takes index inputs, but none comes in; write IndexInputs of the network, or let it take the network's input")]
    [InlineData("Network(5), Embedding(9, 4, Columns = new[] { {|CN0027:0|} }), Dense(1)", "'Embedding1' takes input 0, but it is not an index that comes in; write IndexInputs of the network, or let it take the network's input")]
    [InlineData("Network(5, IndexInputs = new[] { 0 }), {|CN0027:Embedding(9, 4, Columns = new int[0])|}, Dense(1)", "'Embedding1' takes index inputs, but Columns is empty; the index inputs that come in are 0")]
    public void What_is_not_an_index_is_reported_where_an_embedding_takes_it(string attributes, string message) => Reports(attributes, message);

    [Theory]
    [InlineData("Network(5, IndexInputs = new[] { 0, {|CN0028:3|} }), Embedding(9, 4, Columns = new[] { 0 }), Dense(1)", 3)]
    [InlineData("Network(5, IndexInputs = new[] { {|CN0028:2|} }), Dense(1)", 2)]
    public void An_index_that_no_embedding_takes_is_reported_where_it_is_declared(string attributes, int index) => Reports(
        attributes,
        $"Input {index} is an index, but no embedding takes it; add [Embedding(count, size)], or remove {index} from IndexInputs");

    [Theory]
    [InlineData("Network(5, IndexInputs = new[] { 0 }), Embedding(9, 4), {|CN0029:Concat(\"input\")|}, Dense(1)", "'Concat1' reads input 0")]
    [InlineData("Network(5, IndexInputs = new[] { 0 }), Embedding(9, 4), {|CN0029:Dense(2, Input = \"input\")|}, Concat(\"Embedding1\")", "'Dense1' reads input 0")]
    [InlineData("Network(5, IndexInputs = new[] { 0, 1 }), Embedding(9, 4, Columns = new[] { 0 }), {|CN0029:LayerNorm|}, Embedding(9, 4, Columns = new[] { 1 }, Input = \"Embedding1\"), Concat(\"LayerNorm1\")", "'LayerNorm1' reads input 1")]
    [InlineData("Network(2, IndexInputs = new[] { 0, 1 }), Embedding(9, 4), Dense(1, Name = \"A\"), GlobalMaxPool, Embedding(9, 4, Columns = new[] { 0 }, Input = \"input\"), {|CN0029:Concat(\"GlobalMaxPool1\")|}", "'Concat1' reads input 1")]
    public void An_index_that_is_used_as_a_number_is_reported_at_the_layer(string attributes, string message) =>
        Reports(attributes, $"{message} as a number, but it is an index; take it by an [Embedding] before");

    [Fact]
    public void An_index_among_the_outputs_is_reported_at_the_last_layer() => Reports(
        "Network(3, IndexInputs = new[] { 0, 1 }), Embedding(9, 4, Columns = new[] { 0 }), Embedding(9, 4), Dense(3, Name = \"A\"), {|CN0030:Activation(Activation.Tanh)|}, {|CN0029:Flatten(Input = \"Embedding1\")|}",
        "Nothing reads what 'Activation1' gives, so that it does not matter and cannot learn; join it by [Add], [Multiply] or [Concat], or remove it",
        "'Flatten1' gives input 1 as a number, but it is an index; take it by an [Embedding] before");

    [Theory]
    [InlineData("Network(5, IndexInputs = new[] { {|CN0012:5|} })", "An index input must be from 0 to 4, but is 5")]
    [InlineData("Network(5, IndexInputs = new[] { 0, {|CN0012:-1|} })", "An index input must be from 0 to 4, but is -1")]
    [InlineData("Network(5, IndexInputs = new[] { 0, {|CN0012:0|} })", "An index input must be written once, but is 0 for the second time")]
    [InlineData("Network(5, 2, IndexInputs = new[] { {|CN0012:0|} })", "IndexInputs must be left out where the input has several axes, but is given for 5×2")]
    public void Index_inputs_that_cannot_be_are_reported_where_they_stand(string network, string message) => Reports($"{network}, Embedding(9, 4), Dense(1)", message);

    [Theory]
    [InlineData("Embedding({|CN0005:0|}, 4)", "The number of vectors must be from 1 to 16777216, but is 0")]
    [InlineData("Embedding({|CN0005:16777217|}, 4)", "The number of vectors must be from 1 to 16777216, but is 16777217")]
    [InlineData("Embedding(9, {|CN0005:0|})", "The size of a vector must be from 1 to 32768, but is 0")]
    public void Sizes_of_embeddings_are_reported_where_they_stand(string embedding, string message) =>
        Reports($"Network(5, IndexInputs = new[] {{ 0 }}), {embedding}, Dense(1)", message);

    private static void Reports(string attributes, params string[] messages) => Assertions.Reports(
        $"""
        using CompiledNet;
        [{attributes}]
        partial class Net;
        """,
        messages);
}
