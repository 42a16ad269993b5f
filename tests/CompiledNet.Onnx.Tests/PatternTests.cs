using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>What exporters write, node by node: each pattern is imported, compiled, and computes what ONNX Runtime computes.</summary>
public sealed class PatternTests
{
    private const int Rows = 3;

    /// <summary>A model whose rows are here in another order than there.</summary>
    private sealed record Pattern(string Name, byte[] Model, long[] Shape, string Declares = "", bool IsImage = false, bool IsIndex = false);

    /// <summary>What the patterns are called.</summary>
    public static IEnumerable<string> Names => Patterns().Select(pattern => pattern.Name);

    [Fact]
    public void Patterns_of_exporters_compute_what_ONNX_Runtime_computes()
    {
        Pattern[] patterns = [.. Patterns()];
        var imported = new List<ImportedNetwork>();
        foreach (Pattern pattern in patterns)
        {
            try
            {
                imported.Add(OnnxImport.Read(pattern.Model, new OnnxImportOptions { ClassName = pattern.Name }));
            }
            catch (OnnxImportException exception)
            {
                Assert.Fail($"{pattern.Name}: {exception.Message}");
            }
        }

        using var compiled = new ImportedNetworks(imported);
        foreach ((Pattern pattern, ImportedNetwork import) in patterns.Zip(imported))
        {
            Assert.True(import.Declaration.Contains(pattern.Declares, StringComparison.Ordinal), $"{pattern.Name} lacks {pattern.Declares}:\n{import.Declaration}");
            OnnxNetwork network = compiled[pattern.Name];
            Assert.Equal(network.Description.ToJson(), import.Description.ToJson());
            float[] there = network.Inputs(Rows, seed: 9);
            float[] here = pattern.IsImage ? ChannelOrder.Last(there, [.. pattern.Shape.Select(size => (int)size)]) : there;
            using var model = new OnnxRuntimeModel(pattern.Model);
            Agreement.Assert(pattern.Name, model.Run(there, [Rows, .. pattern.Shape], pattern.IsIndex), network.Forward(here));
        }
    }

    private static IEnumerable<Pattern> Patterns()
    {
        yield return Perceptron("GemmsOfEveryKind", b =>
        {
            string x = b.Node("Gemm", ["x", b.Weights(6, 5), b.Weights(5)], ModelBuilder.F("alpha", 0.5f), ModelBuilder.F("beta", 2));
            return b.Node("Gemm", [b.Node("Relu", [x]), b.Weights(3, 5)], ModelBuilder.I("transB", 1));
        }, "[Dense(3, UseBias = false)]");
        yield return Perceptron("MatMulAndAdd", b => b.Node("Sigmoid", [b.Node("Add", [b.Weights(3), b.Node("MatMul", ["x", b.Weights(6, 3)])])]), "[Dense(3, Activation.Sigmoid)]");
        yield return Perceptron("StandardisedInputs", b => b.Node("MatMul", [b.Node("Div", [b.Node("Sub", ["x", b.Weights(6)]), b.Constant([6], 1, 2, 3, 4, 5, 6)]), b.Weights(6, 3)]), "[BatchNorm(");
        yield return Perceptron("ReshapedByItsShape", b =>
        {
            string rows = b.Node("Unsqueeze", [b.Node("Gather", [b.Node("Shape", ["x"]), b.Integer(0)]), b.Integers(0)]);
            return b.Node("MatMul", [b.Node("Reshape", ["x", b.Node("Concat", [rows, b.Integers(-1)], ModelBuilder.I("axis", 0))]), b.Weights(6, 3)]);
        });
        yield return Perceptron("ExpandedByComputedShape", b =>
        {
            // What expand(-1, 3) becomes: sizes of -1 are replaced by 1.
            string x = b.Node("Gemm", ["x", b.Weights(6, 3), b.Weights(3)]), sizes = b.Integers(-1, 3);
            string ones = b.Node("ConstantOfShape", [b.Node("Shape", [sizes])], new AttributeMessage { Name = "value", Tensor = new TensorMessage { Type = ElementType.Int64, Sizes = [1], Raw = BitConverter.GetBytes(1L) } });
            string unknown = b.Node("Equal", [sizes, b.Node("Mul", [ones, b.Integer(-1)])]);
            x = b.Node("Expand", [x, b.Node("Where", [unknown, ones, sizes])]);
            x = b.Node("Squeeze", [b.Node("Unsqueeze", [b.Node("Identity", [x]), b.Integers(2)]), b.Integers(2)]);
            return b.Node("MatMul", [x, b.Node("Gather", [b.Weights(5, 4), b.Node("Range", [b.Integer(1), b.Integer(4), b.Integer(1)])])]);
        }, "[Dense(4, UseBias = false)]");
        yield return Perceptron("ResidualBlock", b =>
        {
            string x = b.Node("Gemm", ["x", b.Weights(6, 6), b.Weights(6)]);
            return b.Node("Relu", [b.Node("Add", [b.Node("Gemm", [b.Node("Tanh", [x]), b.Weights(6, 6), b.Weights(6)]), x])]);
        }, "[Add(");
        yield return Perceptron("ColumnsOfTheirOwn", b =>
        {
            string[] parts = b.Nodes("Split", 2, ["x", b.Integers(2, 4)], ModelBuilder.I("axis", 1));
            return b.Node("Concat", [b.Node("Gemm", [parts[1], b.Weights(4, 3)]), b.Node("Gemm", [parts[0], b.Weights(2, 3)])], ModelBuilder.I("axis", 1));
        });
        yield return Perceptron("LayerNormByParts", b =>
        {
            string x = b.Node("Gemm", ["x", b.Weights(6, 8), b.Weights(8)]);
            string difference = b.Node("Sub", [x, b.Node("ReduceMean", [x], ModelBuilder.Is("axes", -1))]);
            string variance = b.Node("ReduceMean", [b.Node("Pow", [difference, b.Scalar(2)])], ModelBuilder.Is("axes", -1));
            string norm = b.Node("Div", [difference, b.Node("Sqrt", [b.Node("Add", [variance, b.Scalar(1e-5f)])])]);
            return b.Node("Gemm", [b.Node("Add", [b.Node("Mul", [norm, b.Weights(8)]), b.Weights(8)]), b.Weights(8, 3)]);
        }, "[LayerNorm]");
        foreach ((string name, string declares, Func<ModelBuilder, string, string> activation) in Activations())
            yield return Perceptron(name, b => b.Node("Gemm", [activation(b, b.Node("Gemm", ["x", b.Weights(6, 8), b.Weights(8)])), b.Weights(8, 3)]), declares);

        yield return Image("FlattenedImage", b =>
        {
            string x = b.Node("MaxPool", [b.Node("Relu", [b.Node("Conv", ["x", b.Weights(4, 2, 3, 3), b.Weights(4)], ModelBuilder.Is("pads", 1, 1, 1, 1))])], ModelBuilder.Is("kernel_shape", 2, 2), ModelBuilder.Is("strides", 2, 2));
            return b.Node("Gemm", [b.Node("Flatten", [x]), b.Weights(24, 3), b.Weights(3)]);
        }, "[Conv2D(4, 3, Activation.ReLU, Padding = Padding.Same)]");
        yield return Image("StridedWindowsOfPyTorch", b =>
        {
            // Padding 1 with stride 2 on an even size: one value before, none behind.
            string x = b.Node("Conv", ["x", b.Weights(4, 2, 3, 3)], ModelBuilder.Is("pads", 1, 1, 1, 1), ModelBuilder.Is("strides", 2, 2));
            x = b.Node("MaxPool", [b.Node("BatchNormalization", [x, b.Weights(4), b.Weights(4), b.Weights(4), b.Constant([4], 1, 2, 3, 0.5f)])], ModelBuilder.Is("kernel_shape", 3, 3), ModelBuilder.Is("pads", 1, 1, 1, 1));
            return b.Node("Flatten", [b.Node("GlobalAveragePool", [x])]);
        }, "[BatchNorm]");
        yield return Image("PoolsThatBeginFurtherOut", b =>
        {
            string x = b.Node("MaxPool", ["x"], ModelBuilder.Is("kernel_shape", 3, 3), ModelBuilder.Is("pads", 1, 1, 1, 1), ModelBuilder.Is("strides", 2, 2));
            return b.Node("Gemm", [b.Node("Flatten", [b.Node("AveragePool", [x], ModelBuilder.Is("kernel_shape", 3, 3), ModelBuilder.Is("pads", 1, 1, 1, 1), ModelBuilder.I("count_include_pad", 1))]), b.Weights(12, 2)]);
        });
        yield return new Pattern("ZerosAroundInKeras", Model(17, [4, 6, 2], b =>
        {
            string x = b.Node("Transpose", [b.Node("Pad", ["x", b.Integers(0, 0, 0, 0, 0, 1, 1, 0)])], ModelBuilder.Is("perm", 0, 3, 1, 2));
            x = b.Node("Conv", [x, b.Weights(5, 2, 3, 3)], ModelBuilder.Is("strides", 2, 2));
            return b.Node("GlobalAveragePool", [x]);
        }), [4, 6, 2], "Stride = 2, Padding = Padding.Same");
        yield return Image("ScaledByChannel", b =>
        {
            string x = b.Node("Add", [b.Node("Mul", [b.Node("Conv", ["x", b.Weights(4, 2, 1, 1)]), b.Weights(4, 1, 1)]), b.Weights(1, 4, 1, 1)]);
            return b.Node("ReduceMean", [b.Node("PRelu", [x, b.Weights(4, 1, 1)])], ModelBuilder.Is("axes", 2, 3), ModelBuilder.I("keepdims", 0));
        }, "[Activation(Activation.PReLU)]");
        yield return Image("LargestOfAllPositions", b =>
        {
            string x = b.Node("ReduceMax", [b.Node("Conv", ["x", b.Weights(4, 2, 1, 1)])], ModelBuilder.Is("axes", 2, 3), ModelBuilder.I("keepdims", 0));
            return b.Node("Sum", [x, b.Node("Flatten", [b.Node("GlobalMaxPool", [b.Node("Conv", ["x", b.Weights(4, 2, 3, 3)])])])]);
        }, "[GlobalMaxPool]");
        yield return Image("ConcatenatedChannels", b =>
        {
            string left = b.Node("Conv", ["x", b.Weights(4, 2, 1, 1)]), right = b.Node("Conv", ["x", b.Weights(3, 2, 1, 1)]);
            string x = b.Node("Concat", [left, right, "x"], ModelBuilder.I("axis", 1));
            return b.Node("Gemm", [b.Node("Reshape", [x, b.Integers(-1, 216)]), b.Weights(216, 2)]);
        }, "[Concat(");
        yield return new Pattern("VersionNine", Model(9, [6], b =>
        {
            string x = b.Node("Gemm", ["x", b.Weights(6, 8), b.Weights(8)]);
            x = b.Node("Dropout", [b.Node("Clip", [x], ModelBuilder.F("min", 0), ModelBuilder.F("max", 6))], ModelBuilder.F("ratio", 0.25f));
            x = b.Node("Slice", [x], ModelBuilder.Is("axes", 1), ModelBuilder.Is("starts", 2), ModelBuilder.Is("ends", 7));
            return b.Node("Softmax", [b.Node("Gemm", [x, b.Weights(5, 3), b.Weights(3)])]);
        }), [6], "[Dense(3, Activation.Softmax)]");
        yield return new Pattern("VersionTwentyOne", Model(21, [6], b =>
        {
            string x = b.Node("Mish", [b.Node("Gemm", ["x", b.Weights(6, 8), b.Weights(8)])]);
            x = b.Node("Gelu", [b.Node("LayerNormalization", [x, b.Weights(8), b.Weights(8)], ModelBuilder.I("axis", -1))]);
            return b.Node("ReduceMean", [b.Node("Reshape", [b.Node("Gemm", [x, b.Weights(8, 6)]), b.Integers(-1, 3, 2)]), b.Integers(1)], ModelBuilder.I("keepdims", 0));
        }), [6], "[LayerNorm]");
        yield return new Pattern("ChannelsLastOfKeras", Model(17, [4, 6, 2], b =>
        {
            string x = b.Node("Conv", [b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 0, 3, 1, 2)), b.Weights(5, 2, 3, 3)], new AttributeMessage { Name = "auto_pad", Bytes = "SAME_UPPER"u8.ToArray() });
            return b.Node("MatMul", [b.Node("Reshape", [b.Node("Transpose", [b.Node("Relu", [x])], ModelBuilder.Is("perm", 0, 2, 3, 1)), b.Integers(-1, 120)]), b.Weights(120, 3)]);
        }), [4, 6, 2], "[Network(4, 6, 2)]");
        yield return new Pattern("Tokens", Model(17, [5], b =>
        {
            string vectors = b.Node("Gather", [b.Weights(7, 3), "x"]);
            return b.Node("Gemm", [b.Node("Flatten", [vectors]), b.Weights(15, 2)]);
        }, ElementType.Int64), [5], "[Embedding(7, 3)]", IsIndex: true);
    }

    private static IEnumerable<(string Name, string Declares, Func<ModelBuilder, string, string> Nodes)> Activations()
    {
        yield return ("GeluWithErf", "Activation.GELU", (b, x) => b.Node("Mul", [b.Node("Mul", [x, b.Node("Add", [b.Node("Erf", [b.Node("Div", [x, b.Scalar(1.4142135f)])]), b.Scalar(1)])]), b.Scalar(0.5f)]));
        yield return ("GeluWithTanh", "TanhApproximation = true", (b, x) =>
        {
            string inner = b.Node("Mul", [b.Node("Add", [x, b.Node("Mul", [b.Node("Pow", [x, b.Scalar(3)]), b.Scalar(0.044715f)])]), b.Scalar(0.7978846f)]);
            return b.Node("Mul", [b.Node("Mul", [b.Scalar(0.5f), x]), b.Node("Add", [b.Scalar(1), b.Node("Tanh", [inner])])]);
        }
        );
        yield return ("Swish", "Activation.SiLU", (b, x) => b.Node("Mul", [b.Node("Sigmoid", [x]), x]));
        yield return ("SwishOfMobileNet", "Activation.HardSwish", (b, x) => b.Node("Div", [b.Node("Mul", [x, b.Node("Clip", [b.Node("Add", [x, b.Scalar(3)]), b.Scalar(0), b.Scalar(6)])]), b.Scalar(6)]));
        yield return ("SigmoidOfPyTorch", "Activation.HardSigmoid", (b, x) => b.Node("HardSigmoid", [x], ModelBuilder.F("alpha", 0.16666667f), ModelBuilder.F("beta", 0.5f)));
        yield return ("SoftplusWithLog", "Activation.Softplus", (b, x) => b.Node("Add", [b.Node("Max", [x, b.Scalar(0)]), b.Node("Log", [b.Node("Add", [b.Node("Exp", [b.Node("Neg", [b.Node("Abs", [x])])]), b.Scalar(1)])])]));
        yield return ("SigmoidWithReciprocal", "Activation.Sigmoid", (b, x) => b.Node("Reciprocal", [b.Node("Add", [b.Scalar(1), b.Node("Exp", [b.Node("Neg", [x])])])]));
        yield return ("ReluWithSqrt", "Activation.ReLU", (b, x) => b.Node("Mul", [b.Node("Add", [x, b.Node("Sqrt", [b.Node("Mul", [x, x])])]), b.Scalar(0.5f)]));
        yield return ("ReluByThreshold", "Activation.ReLU", (b, x) => b.Node("ThresholdedRelu", [x], ModelBuilder.F("alpha", 0)));
        yield return ("CeluOfOne", "Activation.ELU", (b, x) => b.Node("Celu", [x], ModelBuilder.F("alpha", 1)));
        yield return ("ClippedAtSix", "Activation.ReLU6", (b, x) => b.Node("Min", [b.Node("Relu", [x]), b.Scalar(6)]));
        yield return ("SteepSlope", "Activation.LeakyReLU, Slope = 0.3f", (b, x) => b.Node("LeakyRelu", [x], ModelBuilder.F("alpha", 0.3f)));
        yield return ("ClippedElsewhere", "Activation.HardTanh", (b, x) => b.Node("Clip", [x, b.Scalar(-0.25f), b.Scalar(0.75f)]));
        yield return ("Exponentials", "Activation.ELU, Alpha = 0.7f", (b, x) => b.Node("Elu", [x], ModelBuilder.F("alpha", 0.7f)));
        yield return ("SoftmaxOfOldVersions", "Activation.Softmax", (b, x) => b.Node("Softmax", [x], ModelBuilder.I("axis", 1)));
    }

    private static Pattern Perceptron(string name, Func<ModelBuilder, string> nodes, string declares = "") => new(name, Model(17, [6], nodes), [6], declares);

    private static Pattern Image(string name, Func<ModelBuilder, string> nodes, string declares = "") => new(name, Model(17, [2, 4, 6], nodes), [2, 4, 6], declares, IsImage: true);

    private static byte[] Model(int version, long[] shape, Func<ModelBuilder, string> nodes, ElementType type = ElementType.Float)
    {
        var builder = new ModelBuilder(version);
        builder.Input("x", type, shape);
        string output = nodes(builder);
        builder.Graph.Outputs.Add(new ValueMessage { Name = output, Type = ElementType.Float, Shape = null });
        return builder.Bytes();
    }
}
