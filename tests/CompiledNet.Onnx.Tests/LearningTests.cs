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

    [Fact]
    public void A_linear_regression_gives_its_targets()
    {
        var builder = new ModelBuilder();
        string output = builder.Node("ai.onnx.ml.LinearRegressor", [builder.Input("x", 4)], Floats("coefficients", 1, 2, -1, 0.5f, 0.1f, 0.2f, 0.3f, 0.4f), Floats("intercepts", 0.1f, 0.2f), ModelBuilder.I("targets", 2));
        byte[] model = builder.Output(output, 2);
        AssertAgrees(model, OnnxImport.Read(model), output, 4);
    }

    [Fact]
    public void Probabilities_in_a_dictionary_and_labels_that_are_encoded_are_imported_as_probabilities()
    {
        static ImportedNetwork Import(bool withDictionary)
        {
            var builder = new ModelBuilder();
            string[] outputs = builder.Nodes("ai.onnx.ml.LinearClassifier", 2, [builder.Input("x", 2)], Floats("coefficients", 1, 2, -1, 0.5f), Texts("classlabels_strings", "a", "b"), Text("post_transform", "SOFTMAX"));
            if (!withDictionary)
                return OnnxImport.Read(builder.Output(outputs[1], 2));
            string label = builder.Node("ai.onnx.ml.LabelEncoder", [outputs[0]], Texts("keys_strings", "a", "b"), Texts("values_strings", "a", "b"));
            builder.Graph.Outputs.Add(new ValueMessage { Name = label, Type = ElementType.Text, Shape = [(null, "N")] });
            builder.Graph.Outputs.Add(new ValueMessage { Name = builder.Node("ai.onnx.ml.ZipMap", [outputs[1]], Texts("classlabels_strings", "a", "b")), Shape = null });
            return OnnxImport.Read(builder.Bytes());
        }

        ImportedNetwork plain = Import(withDictionary: false), dictionary = Import(withDictionary: true);
        Assert.Equal(plain.Description.ToJson(), dictionary.Description.ToJson());
        Assert.Equal(plain.Tensors.SelectMany(tensor => tensor.Values), dictionary.Tensors.SelectMany(tensor => tensor.Values));
        Assert.Equal(["a", "b"], dictionary.ClassNames);
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
