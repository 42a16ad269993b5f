using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>What the converter of scikit-learn writes.</summary>
public sealed class LearningTests
{
    private const int Rows = 3;

    [Fact]
    public void A_scaled_logistic_regression_gives_its_probabilities_and_the_names_of_classes()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("ai.onnx.ml.Scaler", [builder.Input("x", 4)], Floats("offset", 1, 2, 3, 4), Floats("scale", 0.5f, 0.25f, 2, 1));
        string[] outputs = builder.Nodes("ai.onnx.ml.LinearClassifier", 2, [x], Floats("coefficients", 1, 2, -1, 0.5f, 0.1f, 0.2f, 0.3f, 0.4f, -1, -2, 1, 0), Floats("intercepts", 0.1f, 0.2f, 0.3f), Texts("classlabels_strings", "a", "b", "c"), Text("post_transform", "SOFTMAX"));
        string probabilities = builder.Node("ai.onnx.ml.Normalizer", [outputs[1]], Text("norm", "L1"));
        builder.Graph.Outputs.Add(new ValueMessage { Name = outputs[0], Type = ElementType.Text, Shape = [(null, "N")] });
        byte[] model = builder.Output(probabilities, 3);

        ImportedNetwork imported = OnnxImport.Read(model);
        Assert.Equal(["a", "b", "c"], imported.ClassNames);
        AssertAgrees(model, imported, probabilities, 4);
    }

    [Fact]
    public void A_multilayer_perceptron_of_two_classes_gives_both_probabilities()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Cast", [builder.Input("x", 4)], ModelBuilder.I("to", 1));
        x = builder.Node("Tanh", [builder.Node("Add", [builder.Node("MatMul", [x, builder.Weights(4, 5)]), builder.Weights(1, 5)])]);
        string one = builder.Node("Sigmoid", [builder.Node("Add", [builder.Node("MatMul", [x, builder.Weights(5, 1)]), builder.Weights(1, 1)])]);
        string both = builder.Node("Concat", [builder.Node("Sub", [builder.Constant([1], 1), one]), one], ModelBuilder.I("axis", 1));
        byte[] model = builder.Output(both, 2);
        AssertAgrees(model, OnnxImport.Read(model), both, 4);
    }

    private static void AssertAgrees(byte[] model, ImportedNetwork imported, string output, int inputs)
    {
        var random = new Random(5);
        float[] rows = [.. Enumerable.Range(0, Rows * inputs).Select(_ => 4 * random.NextSingle() - 2)];
        using var runtime = new OnnxRuntimeModel(model);
        Agreement.Assert(output, runtime.Run(output, ("x", rows, [Rows, inputs])), ImportedNetworks.Forward(imported, rows));
    }

    private static AttributeMessage Floats(string name, params float[] values) => new() { Name = name, Floats = [.. values] };

    private static AttributeMessage Texts(string name, params string[] values) => new() { Name = name, Texts = [.. values] };

    private static AttributeMessage Text(string name, string value) => new() { Name = name, Bytes = System.Text.Encoding.UTF8.GetBytes(value) };
}
