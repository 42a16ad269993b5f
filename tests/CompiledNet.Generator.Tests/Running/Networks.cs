namespace CompiledNet.Generator.Tests.Running;

/// <summary>Declarations that tests share.</summary>
internal static class Networks
{
    public const string LogisticRegression = """
        using CompiledNet;

        namespace Telling;

        [Network(30)]
        [Dense(1, Activation.Sigmoid)]
        [Loss(LossFunction.BinaryCrossEntropy)]
        public sealed partial class LogisticRegression;
        """;

    public const string DigitClassifier = """
        using CompiledNet;

        namespace Telling;

        [Network(64)]
        [Dense(32, Activation.ReLU)]
        [Dense(10, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        public sealed partial class DigitClassifier;
        """;

    public const string TanhRegression = """
        using CompiledNet;

        namespace Telling;

        [Network(4)]
        [Dense(32, Activation.Tanh)]
        [Dense(16, Activation.Tanh)]
        [Dense(4)]
        [Loss(LossFunction.MeanSquaredError)]
        public sealed partial class TanhRegression;
        """;

    public const string NestedWithKeywordNames = """
        namespace @event.@namespace;

        public partial interface IOuter<T>
        {
            internal partial struct @struct<@in>
            {
                [CompiledNet.Network(3, FusedMultiplyAdd = false)]
                [CompiledNet.Dense(5, CompiledNet.Activation.LeakyReLU, Name = "class", Slope = 0.2f, UseBias = false)]
                [CompiledNet.Dense(2, CompiledNet.Activation.HardTanh, Name = "checked", Initializer = CompiledNet.Initializer.Constant, InitialValue = -0.5f)]
                internal partial class @new;
            }
        }
        """;

    public const string GELUWithHuber = """
        using CompiledNet;

        [Network(7)]
        [Dense(9, Activation.GELU)]
        [Dense(3, Activation.GELU, TanhApproximation = true)]
        [Loss(LossFunction.Huber, Delta = 0.5f)]
        public partial class GELUWithHuber;
        """;

    public const string OwnLoss = """
        using System;
        using CompiledNet;

        [Network(3)]
        [Dense(2, Activation.Tanh)]
        public partial class OwnLoss
        {
            [LossExpression]
            private static float Loss(float output, float target)
            {
                float error = output - target; // What is left.
                return MathF.Abs(error) < 1f ? error * error : MathF.Pow(MathF.Abs(error), 1.5f);
            }
        }
        """;

    public const string ImageClassifier = """
        using CompiledNet;

        namespace Telling;

        [Network(28, 28, 1)]
        [Flatten]
        [Dense(32, Activation.ReLU)]
        [Flatten(Name = "Features")]
        [Dense(10, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        public sealed partial class ImageClassifier;
        """;

    /// <summary>After LeNet-5 (LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition, 1998).</summary>
    public const string LeNet = """
        using CompiledNet;

        namespace Telling;

        [Network(28, 28, 1)]
        [Conv2D(6, 5, Activation.ReLU, Padding = Padding.Same)]
        [MaxPool2D(2)]
        [Conv2D(16, 5, Activation.ReLU)]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(120, Activation.ReLU)]
        [Dense(84, Activation.ReLU)]
        [Dense(10, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        public sealed partial class LeNet;
        """;

    /// <summary>A residual block (He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, 2015): two convolutions, and their input added to what they give.</summary>
    public const string Residual = """
        using CompiledNet;

        namespace Telling;

        [Network(8, 8, 1)]
        [Conv2D(4, 3, Activation.ReLU, Padding = Padding.Same, Name = "Stem")]
        [Conv2D(4, 3, Activation.ReLU, Padding = Padding.Same)]
        [Conv2D(4, 3, Padding = Padding.Same)]
        [Add("Stem")]
        [Activation(Activation.ReLU)]
        [GlobalAveragePool]
        [Dense(3, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        public sealed partial class Residual;
        """;

    /// <summary>A stream with a causal convolution and a recurrent layer.</summary>
    public const string Stream = """
        using CompiledNet;

        namespace Telling;

        [Network(1, Streaming = true)]
        [Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
        [GRU(4)]
        [Dense(1)]
        [Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Effect;
        """;

    /// <summary>The networks above.</summary>
    public static IReadOnlyList<string> Telling { get; } =
        [LogisticRegression, DigitClassifier, TanhRegression, NestedWithKeywordNames, GELUWithHuber, ImageClassifier, LeNet, Residual];

    /// <summary>The activations of layers with other parameters.</summary>
    public static string[] Activations { get; } = [.. Enum.GetNames<Activation>().Except([nameof(Activation.PReLU)])];

    /// <summary>Networks that together use every activation, every loss, and what else changes the generated text.</summary>
    public static IReadOnlyList<string> Spread { get; } =
    [
        .. Telling,
        OwnLoss,
        Of("LossBinaryCrossEntropy", 5, [(2, "Sigmoid")], "BinaryCrossEntropy"),
        .. Activations.Select(activation => Of($"Hidden{activation}", 17, [(33, activation), (5, "Linear")], "MeanAbsoluteError")),
        .. Activations.Select(activation => Of($"Last{activation}", 3, [(100, activation)], null)),
    ];

    /// <summary>A network in a namespace of its own.</summary>
    public static string Of(string name, int inputs, IEnumerable<(int Units, string Activation)> layers, string? loss)
    {
        string dense = string.Concat(layers.Select(layer => $"[CompiledNet.Dense({layer.Units}, CompiledNet.Activation.{layer.Activation})]\n"));
        string cost = loss is null ? "" : $"[CompiledNet.Loss(CompiledNet.LossFunction.{loss})]\n";
        return $"namespace Spread.Of{name};\n\n[CompiledNet.Network({inputs})]\n{dense}{cost}public partial class {name};\n";
    }
}
