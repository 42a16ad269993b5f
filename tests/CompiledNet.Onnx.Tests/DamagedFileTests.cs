using System.Diagnostics;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>Files that are damaged or meant to do harm are an <see cref="OnnxImportException"/>, without much memory and time.</summary>
public sealed class DamagedFileTests
{
    /// <summary>
    /// What reading may allocate beyond some multiples of the file: a constant that is computed may have 2²⁴ elements of sixteen bytes, and nodes of a small model
    /// may make a few of them.
    /// </summary>
    private const long LargestAllocation = 2L << 30;

    [Fact]
    public void Every_mutated_byte_gives_a_model_or_a_clear_error()
    {
        var random = new Random(4);
        byte[][] models = [Image(), Perceptron(), ByShapes()];
        int imported = 0, refused = 0;
        for (int round = 0; round < 6000; round++)
        {
            byte[] model = [.. models[round % models.Length]];
            int mutations = random.Next(1, 4);
            for (int mutation = 0; mutation < mutations; mutation++)
                model[random.Next(model.Length)] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => 0xFF, _ => 0 };
            if (Reads(model, $"round {round}"))
                imported++;
            else
                refused++;
        }

        // Mutations of names and weights leave models that can be imported; others do not.
        Assert.True(imported > 100 && refused > 100, $"{imported} were imported, {refused} refused.");
    }

    [Fact]
    public void Every_field_of_a_node_with_an_extreme_value_gives_a_model_or_a_clear_error()
    {
        long[] extremes = [-1, 0, 1, 3, 1 << 20, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];
        int mutants = 0;
        foreach (byte[] model in new[] { Image(), Perceptron(), ByShapes() })
        {
            int nodes = Read(model).Graph!.Nodes.Count;
            for (int node = 0; node < nodes; node++)
            {
                NodeMessage original = Read(model).Graph!.Nodes[node];
                string[] names = ["", "x", "nothing", .. Read(model).Graph!.Initializers.Select(tensor => tensor.Name), .. Read(model).Graph!.Nodes.Take(node).SelectMany(other => other.Outputs)];
                for (int input = 0; input < original.Inputs.Count; input++)
                {
                    foreach (string name in names)
                        Mutate(mutant => mutant.Inputs[input] = name);
                    Mutate(mutant => mutant.Inputs.RemoveAt(input));
                }

                for (int attribute = 0; attribute < original.Attributes.Count; attribute++)
                {
                    foreach (long extreme in extremes)
                    {
                        Mutate(mutant => mutant.Attributes[attribute] = AttributeMessage.Of(mutant.Attributes[attribute].Name, extreme));
                        Mutate(mutant => mutant.Attributes[attribute] = AttributeMessage.Of(mutant.Attributes[attribute].Name, [extreme]));
                        for (int place = 0; place < original.Attributes[attribute].Integers.Count; place++)
                            Mutate(mutant => mutant.Attributes[attribute].Integers[place] = extreme);
                    }

                    Mutate(mutant => mutant.Attributes.RemoveAt(attribute));
                }

                foreach (string operation in OnnxModel.ImportedOperators)
                {
                    Mutate(mutant =>
                    {
                        mutant.Domain = operation.StartsWith("ai.onnx.ml.", StringComparison.Ordinal) ? "ai.onnx.ml" : "";
                        mutant.Operator = operation[(operation.LastIndexOf('.') + 1)..];
                    });
                }

                void Mutate(Action<NodeMessage> change)
                {
                    ModelMessage mutant = Read(model);
                    change(mutant.Graph!.Nodes[node]);
                    Reads(Bytes(mutant), $"mutant {mutants++}, {original.Operator}");
                }
            }

            for (int constant = 0; constant < Read(model).Graph!.Initializers.Count; constant++)
            {
                foreach (long extreme in extremes)
                {
                    ModelMessage mutant = Read(model);
                    TensorMessage tensor = mutant.Graph!.Initializers[constant];
                    if (tensor.Type == ElementType.Int64)
                        tensor.Raw = new byte[tensor.Raw.Length - 8].Concat(BitConverter.GetBytes(extreme)).ToArray();
                    else
                        tensor.Sizes[0] = extreme;
                    Reads(Bytes(mutant), $"mutant {mutants++}, constant {constant}");
                }
            }
        }

        Assert.True(mutants > 2000, $"There were {mutants} mutants.");

        static ModelMessage Read(byte[] model) => ModelMessage.Read(new WireReader(model));

        static byte[] Bytes(ModelMessage model)
        {
            var writer = new WireWriter();
            model.Write(writer);
            return writer.Written().ToArray();
        }
    }

    [Fact]
    public void Every_truncated_file_is_refused_or_a_smaller_model()
    {
        byte[] model = ByShapes();
        for (int length = 0; length < model.Length; length++)
            Reads(model[..length], $"the first {length} bytes");
    }

    [Theory]
    [InlineData(1L << 40, 2)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(-1, 4)]
    [InlineData(0, 4)]
    public void Huge_and_impossible_dimensions_are_refused(long rows, long columns)
    {
        var builder = new ModelBuilder();
        builder.Input("x", 4);
        builder.Graph.Initializers.Add(new TensorMessage { Name = "w", Type = ElementType.Float, Sizes = [rows, columns], Raw = new byte[16] });
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(builder.Output(builder.Node("MatMul", ["x", "w"]))));
        Assert.Contains("MatMul", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constants_that_nodes_make_huge_are_refused()
    {
        var builder = new ModelBuilder();
        builder.Input("x", 4);
        string huge = builder.Node("ConstantOfShape", [builder.Integers(1 << 20, 1 << 20)]);
        Assert.Throws<OnnxImportException>(() => OnnxImport.Read(builder.Output(builder.Node("Add", ["x", huge]))));
    }

    [Fact]
    public void Messages_nested_without_end_are_refused()
    {
        // A graph in an attribute of a node of a graph, and so on: field 7 of the model, then fields 1, 5 and 6 in turn.
        byte[] inner = [];
        for (int depth = 0; depth < 3000; depth++)
            inner = [(byte)((depth % 3 switch { 0 => 6, 1 => 5, _ => 1 } << 3) | 2), .. Varint(inner.Length), .. inner];
        byte[] model = [(7 << 3) | 2, .. Varint(inner.Length), .. inner];
        Assert.Throws<OnnxImportException>(() => OnnxImport.Read(model));
    }

    [Fact]
    public void A_graph_whose_nodes_take_their_own_results_is_refused()
    {
        var builder = new ModelBuilder();
        builder.Input("x", 4);
        builder.Graph.Nodes.Add(new NodeMessage { Operator = "Add", Inputs = ["x", "b"], Outputs = ["a"] });
        builder.Graph.Nodes.Add(new NodeMessage { Operator = "Identity", Inputs = ["a"], Outputs = ["b"] });
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(builder.Output("b")));
        Assert.Contains("'b', which no node before it gives", exception.Message, StringComparison.Ordinal);
    }

    private static bool Reads(byte[] model, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _ = OnnxImport.Read(model);
            return true;
        }
        catch (OnnxImportException)
        {
            return false;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {exception}");
            throw new UnreachableException();
        }
        finally
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < LargestAllocation, $"{what} allocated {allocated} bytes.");
        }
    }

    private static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 128; value >>= 7)
            bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Perceptron()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Gemm", [builder.Input("x", 3), builder.Weights(2, 3), builder.Weights(2)], ModelBuilder.I("transB", 1));
        return builder.Output(builder.Node("Softmax", [builder.Node("LeakyRelu", [x], ModelBuilder.F("alpha", 0.2f))], ModelBuilder.I("axis", -1)), 2);
    }

    private static byte[] Image()
    {
        var builder = new ModelBuilder();
        string x = builder.Node("Conv", [builder.Input("x", 1, 4, 4), builder.Weights(2, 1, 3, 3)], ModelBuilder.Is("pads", 1, 1, 1, 1), ModelBuilder.Is("strides", 2, 2));
        x = builder.Node("MaxPool", [builder.Node("Relu", [x])], ModelBuilder.Is("kernel_shape", 2, 2));
        x = builder.Node("BatchNormalization", [x, builder.Weights(2), builder.Weights(2), builder.Weights(2), builder.Constant([2], 1, 2)]);
        return builder.Output(builder.Node("Gemm", [builder.Node("Flatten", [x]), builder.Weights(2, 1)]), 1);
    }

    private static byte[] ByShapes()
    {
        var builder = new ModelBuilder();
        builder.Input("x", 2, 3);
        string rows = builder.Node("Unsqueeze", [builder.Node("Gather", [builder.Node("Shape", ["x"]), builder.Integer(0)]), builder.Integers(0)]);
        string flat = builder.Node("Reshape", [builder.Node("Transpose", ["x"], ModelBuilder.Is("perm", 0, 2, 1)), builder.Node("Concat", [rows, builder.Integers(6)], ModelBuilder.I("axis", 0))]);
        string taken = builder.Node("Slice", [flat, builder.Integers(1), builder.Integers(5), builder.Integers(1), builder.Integers(2)]);
        string left = builder.Node("MatMul", [taken, builder.Weights(2, 2)]), right = builder.Node("MatMul", [flat, builder.Weights(6, 2)]);
        string ones = builder.Node("ConstantOfShape", [builder.Node("Shape", [left])]);
        return builder.Output(builder.Node("Concat", [builder.Node("Add", [left, ones]), builder.Node("Mul", [right, builder.Node("Sigmoid", [right])])], ModelBuilder.I("axis", 1)), 4);
    }
}
