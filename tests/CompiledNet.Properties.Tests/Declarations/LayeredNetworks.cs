using CsCheck;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>
/// Draws networks with layers of all kinds and branches, in which everything is right: each layer is chosen among those that the shape
/// before it allows.
/// </summary>
internal static class LayeredNetworks
{
    /// <summary>Around whole vectors.</summary>
    private static readonly int[] Widths = [1, 2, 3, 4, 5, 8, 9, 15, 16, 17, 33];

    private static readonly string[] Activations = ["Linear", "ReLU", "Tanh", "Sigmoid", "SiLU", "GELU", "ELU", "Softsign", "HardSwish"];

    /// <summary>Networks small enough to be computed in double precision many times.</summary>
    public static Gen<DeclaredNetwork> Small { get; } =
        from axes in Gen.OneOf(Gen.Const<int[]>([]), Gen.Int[2, 9].Array[1], Gen.Int[3, 6].Array[2])
        from channels in Gen.Int[1, 17]
        from choices in Gen.Int[0, 1_000_000].Array[1, 6]
        from end in Gen.Int[0, 3]
        from fused in Gen.OneOf(new bool?[] { null, false })
        select Declare([.. axes, channels], choices, end, fused);

    private static DeclaredNetwork Declare(int[] inputs, int[] choices, int end, bool? fused)
    {
        // The outputs that joins may name, by their names; the network's input is one.
        var named = new List<(string Name, int[] Shape)> { ("input", inputs) };
        var attributes = new List<string>();
        int[] shape = inputs;
        foreach ((int number, int choice) in choices.Index())
        {
            (string attribute, int[] next) = Layer(new Random(choice), shape, named);
            string name = $"L{number}";
            attributes.Add(attribute.EndsWith(')') ? $"{attribute[..^1]}{(attribute.EndsWith("()", StringComparison.Ordinal) ? "" : ", ")}Name = \"{name}\")" : $"{attribute}(Name = \"{name}\")");
            shape = next;
            named.Add((name, shape));
        }

        // A layer that computes has to be among them.
        if (attributes.All(attribute => attribute.StartsWith("Flatten", StringComparison.Ordinal)))
            attributes.Add("Activation(global::CompiledNet.Activation.Tanh)");
        if (shape.Length > 1 && end > 0)
            attributes.Add("Flatten");
        string[] losses = end switch
        {
            0 => [],
            1 => [nameof(LossFunction.MeanSquaredError)],
            2 => [nameof(LossFunction.Huber)],
            _ => [nameof(LossFunction.CrossEntropy)],
        };
        if (end == 3)
            attributes.Add("Dense(3, global::CompiledNet.Activation.Softmax)");
        return new DeclaredNetwork
        {
            Namespace = "Drawn",
            Outer = [],
            Modifiers = "public sealed",
            Name = "Layered",
            Inputs = inputs[^1],
            OuterAxes = inputs[..^1],
            FusedMultiplyAdd = fused,
            Layers = [],
            Last = attributes,
            Losses = [.. losses.Select(loss => new DeclaredLoss(loss, null))],
        };
    }

    private static (string Attribute, int[] Shape) Layer(Random random, int[] shape, List<(string Name, int[] Shape)> named)
    {
        int channels = shape[^1];
        int width = Widths[random.Next(Widths.Length)];
        string activation = $"global::CompiledNet.Activation.{Activations[random.Next(Activations.Length)]}";
        bool isSame = random.Next(2) == 0;
        string padding = isSame ? ", Padding = global::CompiledNet.Padding.Same" : "";
        int stride = random.Next(1, 3);
        bool hasPositions = shape.Length > 1 && shape[..^1].All(size => size > 1);
        switch (random.Next(hasPositions ? 16 : 9))
        {
            case 0:
                return ($"Dense({width}, {activation})", [.. shape[..^1], width]);
            // Of two or three values that happen to be nearly equal, what is left is the rounding of their difference, of which a few trials
            // need not tell.
            case 1 when channels >= 8:
                return ("LayerNorm", shape);
            case 2:
                return ("BatchNorm", shape);
            case 3:
                return ($"Dropout({(random.Next(1, 8) / 10.0).ToString(System.Globalization.CultureInfo.InvariantCulture)}f)", shape);
            case 4:
                return ("Activation(global::CompiledNet.Activation.PReLU)", shape);
            case 5:
                return ($"Activation({activation})", shape);
            case 6 or 7 when named.Where(other => other.Shape.SequenceEqual(shape)).ToArray() is { Length: > 0 } same:
                return ($"{(random.Next(2) == 0 ? "Add" : "Multiply")}(\"{same[random.Next(same.Length)].Name}\")", shape);
            case 8 when named.Where(other => other.Shape.AsSpan(..^1).SequenceEqual(shape.AsSpan(..^1)) && other.Shape[^1] + channels <= 40).ToArray() is { Length: > 0 } along:
                (string name, int[] joined) = along[random.Next(along.Length)];
                return ($"Concat(\"{name}\")", [.. shape[..^1], channels + joined[^1]]);
            case 9:
                return ("Global" + (isSame ? "MaxPool" : "AveragePool"), [channels]);
            case 10:
                return ("Flatten", [shape.Aggregate(1, (product, size) => product * size)]);
            case 11 when shape.Length <= 3:
                string kind = (random.Next(2) == 0 ? "MaxPool" : "AveragePool") + (shape.Length - 1) + "D";
                return ($"{kind}(2, Stride = {stride}{padding})", [.. shape[..^1].Select(size => Outputs(size, 2, 1, stride, isSame)), channels]);
            case 12 or 13 when shape.Length <= 3:
                bool isDepthwise = random.Next(3) == 0;
                int filters = isDepthwise ? channels : Math.Min(width, 17);
                string groups = isDepthwise ? $", Groups = {channels}" : channels % 2 == 0 && filters % 2 == 0 ? ", Groups = 2" : "";
                int dilation = isSame ? random.Next(1, 3) : 1;
                return (
                    $"Conv{shape.Length - 1}D({filters}, 2, {activation}, Stride = {stride}, Dilation = {dilation}{groups}{padding})",
                    [.. shape[..^1].Select(size => Outputs(size, 2, dilation, stride, isSame)), filters]);
            case 14 or 15 when shape.Length == 2:
                string recurrent = new[] { "SimpleRNN", "GRU", "LSTM" }[random.Next(3)];
                return ($"{recurrent}({width}, ReturnSequences = {(isSame ? "true" : "false")}, GoBackwards = {(stride == 1 ? "true" : "false")})", isSame ? [shape[0], width] : [width]);
            default:
                return ($"Dense({width}, UseBias = false)", [.. shape[..^1], width]);
        }
    }

    private static int Outputs(int size, int kernel, int dilation, int stride, bool isSame) =>
        isSame ? (size + stride - 1) / stride : (size - (kernel - 1) * dilation - 1) / stride + 1;
}
