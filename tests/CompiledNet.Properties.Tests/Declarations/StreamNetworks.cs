using CsCheck;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>Draws networks whose rows are steps in time, with layers of all kinds that a stream can have, in which everything is right.</summary>
internal static class StreamNetworks
{
    /// <summary>Around whole vectors.</summary>
    private static readonly int[] Widths = [1, 2, 3, 4, 5, 8, 9, 15, 16, 17, 33];

    private static readonly string[] Activations = ["Linear", "ReLU", "Tanh", "Sigmoid", "SiLU", "Softsign"];

    private static readonly string[] Recurrent = ["SimpleRNN", "GRU", "LSTM"];

    /// <summary>Networks small enough to be computed in double precision many times.</summary>
    public static Gen<DeclaredNetwork> Small { get; } =
        from features in Gen.Int[1, 17]
        from choices in Gen.Int[0, 1_000_000].Array[1, 5]
        from loss in Gen.OneOf<LossFunction?>(null, LossFunction.MeanSquaredError, LossFunction.Huber)
        from fused in Gen.OneOf(new bool?[] { null, false })
        select Declare(features, choices, loss, fused);

    private static DeclaredNetwork Declare(int features, int[] choices, LossFunction? loss, bool? fused)
    {
        // The outputs that joins may name, by their names; the network's input is one.
        var named = new List<(string Name, int Features)> { ("input", features) };
        var attributes = new List<string>();
        int inputs = features;
        foreach ((int number, int choice) in choices.Index())
        {
            string name = $"L{number}";
            (string attribute, features) = Layer(new Random(choice), features, named, name);
            attributes.Add(attribute);
            named.Add((name, features));
        }

        return new DeclaredNetwork
        {
            Namespace = "Drawn",
            Outer = [],
            Modifiers = "public sealed",
            Name = "Streamed",
            Inputs = inputs,
            NetworkArguments = "Streaming = true",
            FusedMultiplyAdd = fused,
            Layers = [],
            Last = attributes,
            Losses = loss is { } function ? [new DeclaredLoss($"{function}", null)] : [],
        };
    }

    private static (string Attribute, int Features) Layer(Random random, int features, List<(string Name, int Features)> named, string name)
    {
        int width = Widths[random.Next(Widths.Length)];
        string activation = $"global::CompiledNet.Activation.{Activations[random.Next(Activations.Length)]}", called = $"Name = \"{name}\"";
        switch (random.Next(11))
        {
            case 0:
                return ($"Dense({width}, {activation}, {called})", width);
            case 1:
                return ($"Activation({activation}, {called})", features);
            // Of two or three values that happen to be nearly equal, what is left is the rounding of their difference.
            case 2 when features >= 8:
                return ($"LayerNorm({called})", features);
            case 3:
                return ($"BatchNorm({called})", features);
            case 4:
                return ($"Dropout(0.{random.Next(1, 8)}f, {called})", features);
            case 5 when named.Where(other => other.Features == features).ToArray() is { Length: > 0 } same:
                return ($"{(random.Next(2) == 0 ? "Add" : "Multiply")}(\"{same[random.Next(same.Length)].Name}\", {called})", features);
            case 6 when named.Where(other => other.Features + features <= 40).ToArray() is { Length: > 0 } fitting:
                (string other, int more) = fitting[random.Next(fitting.Length)];
                return ($"Concat(\"{other}\", {called})", features + more);
            case 7 or 8:
                return ($"{Recurrent[random.Next(Recurrent.Length)]}({width}, {called})", width);
            default:
                bool isDepthwise = random.Next(3) == 0;
                int filters = isDepthwise ? features : width;
                string groups = isDepthwise ? $", Groups = {features}" : features % 2 == 0 && filters % 2 == 0 ? ", Groups = 2" : "";
                return ($"Conv1D({filters}, {random.Next(1, 5)}, {activation}, Padding = global::CompiledNet.Padding.Causal, Dilation = {random.Next(1, 6)}{groups}, {called})", filters);
        }
    }
}
