using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

public sealed class ImportErrorTests
{
    [Fact]
    public void All_nodes_that_cannot_be_expressed_are_named_with_their_operators_and_shapes()
    {
        var builder = new ModelBuilder();
        string x = builder.Input("x", 6);
        string first = builder.Node("CumSum", [x, builder.Integer(1)]), second = builder.Node("Sin", [builder.Node("Relu", [x])]);
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(builder.Output(builder.Node("Add", [first, second]), 6)));
        Assert.Equal(["CumSum", "Sin"], exception.Problems.Select(problem => problem.Operator));
        Assert.Contains("[rows, 6]", exception.Problems[1].Reason, StringComparison.Ordinal);
        Assert.Contains("those that are: ", exception.Problems[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Gemm, ", exception.Problems[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read("this is a text, and no model at all"u8.ToArray()));
        Assert.StartsWith("The file is not an ONNX model", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_of_unknown_size_is_named_and_can_be_said()
    {
        var builder = new ModelBuilder();
        builder.Graph.Inputs.Add(new ValueMessage { Name = "x", Type = ElementType.Float, Shape = [(null, "N"), (null, "features")] });
        byte[] model = builder.Output(builder.Node("MatMul", ["x", builder.Weights(6, 2)]), 2);
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(model));
        Assert.Contains("[N, features]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[Network(6)]", OnnxImport.Read(model, new OnnxImportOptions { InputShapes = new Dictionary<string, System.Collections.Immutable.ImmutableArray<int>> { ["x"] = [6] } }).Declaration, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_outputs_are_put_one_behind_the_other_and_one_can_be_chosen()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Relu", [builder.Node("Gemm", [builder.Input("x", 4), builder.Weights(4, 5)])]);
        string policy = builder.Node("Gemm", [x, builder.Weights(5, 3)]), value = builder.Node("Gemm", [x, builder.Weights(5, 1)]);
        builder.Output(policy, 3);
        byte[] model = builder.Output(value, 1);
        ImportedNetwork both = OnnxImport.Read(model), one = OnnxImport.Read(model, new OnnxImportOptions { Outputs = [value] });
        Assert.Contains($"The output '{value}' is value 3 of a row of outputs.", both.Notes);
        Assert.Contains("[Concat(", both.Declaration, StringComparison.Ordinal);
        Assert.DoesNotContain("[Dense(3", one.Declaration, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_in_an_order_that_no_weights_take_up_are_refused()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Conv", [builder.Input("x", 2, 3, 4), builder.Weights(2, 2, 1, 1)]);
        byte[] model = builder.Output(builder.Node("Transpose", [x], ModelBuilder.Is("perm", 0, 3, 1, 2)), 4, 2, 3);
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(model));
        Assert.Contains("in another order", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_are_passed_on_and_nodes_of_which_the_shape_alone_is_asked_are_left_out()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Gemm", [builder.Input("x", 4), builder.Weights(4, 3)]), state = builder.Input("state");
        string noise = builder.Node("Add", [builder.Node("Exp", [builder.Node("Gemm", ["x", builder.Weights(4, 3)])]), x]);
        builder.Output(builder.Node("Tanh", [builder.Node("Expand", [x, builder.Node("Shape", [noise])])]), 3);
        ImportedNetwork imported = OnnxImport.Read(builder.Output(builder.Node("Identity", [state])));
        Assert.Equal(["dense1.weight"], imported.Tensors.Select(tensor => tensor.Name));
        Assert.Contains("The input 'state' is left out: no output needs it.", imported.Notes);
    }
}
