namespace CompiledNet.Programs.Tests.Cases;

/// <summary>Networks of kinds that are not among those of the other tests.</summary>
internal static class MoreNetworks
{
    public const string Source = """
        namespace CompiledNet.Programs.Tests.Networks;

        // One class has the probability 1, whatever the loss.
        [Network(4), Dense(3, Activation.Tanh), Dense(1, Activation.Softmax), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class OneShare;

        [Network(4), Dense(1, Activation.Softmax), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class HiddenShare;

        // One output, without a bias, and with separate products.
        [Network(70), Dense(1, Activation.Softplus, UseBias = false), Loss(LossFunction.Huber)]
        public sealed partial class OneUnitWithoutBias;

        [Network(33, FusedMultiplyAdd = false), Dense(7, Activation.GELU), Dense(1, Activation.Tanh), Loss(LossFunction.MeanAbsoluteError)]
        public sealed partial class UnfusedTanhOfOne;

        // Losses of their own: of one output, of several, and with separate products.
        [Network(6), Dense(9, Activation.Tanh), Dense(1)]
        public sealed partial class OwnLossOfOne
        {
            [LossExpression]
            private static float Error(float output, float target)
            {
                float error = output - target;
                return System.MathF.Abs(error) <= 0.5f ? error * error : System.MathF.Pow(System.MathF.Abs(error), 1.5f) / (1f + target * target);
            }
        }

        [Network(6), Dense(37, Activation.Sigmoid)]
        public sealed partial class OwnLossOfSeveral
        {
            [LossExpression]
            private static float Error(float a, float y) => System.MathF.Exp(-a) * System.MathF.Log(1f + System.MathF.Abs(y)) + System.MathF.Max(System.MathF.Tanh(a), a * y) - System.MathF.Min(0f, y - a) + System.MathF.Sqrt(1f + a * a);
        }

        [Network(6, FusedMultiplyAdd = false), Dense(3, Activation.Tanh)]
        public sealed partial class UnfusedOwnLoss
        {
            [LossExpression]
            private static float Error(float output, float target) => output > target && target != 0f ? System.MathF.Pow(output - target, 4f) : System.MathF.Exp(target - output);
        }

        // Every activation with separate products.
        [Network(5, FusedMultiplyAdd = false), Dense(18, Activation.ELU), Dense(17, Activation.SELU), Dense(16, Activation.SiLU), Dense(5, Activation.Softplus), Dense(4, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
        public sealed partial class UnfusedDepth;

        [Network(16, FusedMultiplyAdd = false), Dense(33, Activation.HardTanh), Dense(31, Activation.HardSigmoid), Dense(20, Activation.GELU, TanhApproximation = true), Dense(9, Activation.LeakyReLU), Loss(LossFunction.Huber)]
        public sealed partial class UnfusedWidth;

        [Network(5, FusedMultiplyAdd = false), Dense(18, Activation.HardSwish), Dense(17, Activation.Mish), Dense(16, Activation.Softsign), Dense(5, Activation.ReLU6), Dense(4, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class UnfusedNewcomers;

        [Network(6, FusedMultiplyAdd = false), Dense(70, Activation.LogSoftmax), Dense(3, Activation.Softsign), Loss(LossFunction.Huber)]
        public sealed partial class UnfusedLogarithms;

        // One share of one has the logarithm 0.
        [Network(4), Dense(3, Activation.Mish), Dense(1, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class OneLogarithm;

        [Network(4), Dense(4, Activation.LogSoftmax, UseBias = false)]
        public sealed partial class FourLogarithms;

        [Network(1), Dense(1, Activation.HardSwish, UseBias = false)]
        public sealed partial class OneHardSwish;

        [Network(1), Dense(1, Activation.Mish, UseBias = false)]
        public sealed partial class OneMish;

        [Network(1), Dense(1, Activation.Softsign, UseBias = false)]
        public sealed partial class OneSoftsign;

        [Network(1), Dense(1, Activation.ReLU6, UseBias = false)]
        public sealed partial class OneReLU6;

        // Derivatives from pre-activations, and whole rows, where there are several positions, or joins in front.
        [Network(6, 5, 3), Conv2D(17, 3, Activation.HardSwish, Padding = Padding.Same), Conv2D(6, 2, Activation.LogSoftmax), Activation(Activation.Mish), Conv2D(3, 1, Activation.Softsign), Flatten, Dense(4, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class NewcomersInImages;

        [Network(3, 4), Dense(18, Activation.HardSwish), Dense(17, Activation.Mish), Dense(5, Activation.ReLU6), Dense(6, Activation.LogSoftmax), Loss(LossFunction.Huber)]
        public sealed partial class NewcomersAtPositions;

        [Network(6), Dense(6, Activation.HardSwish), Add("input"), Activation(Activation.HardSwish), Multiply("Dense1"), Activation(Activation.ReLU6), Dense(17), Add("Dense2"), Activation(Activation.LogSoftmax), Dense(5, Activation.Mish), Concat("input"), Activation(Activation.Softsign), Dense(3), Activation(Activation.LogSoftmax), Loss(LossFunction.MeanAbsoluteError)]
        public sealed partial class NewcomersJoined;

        [Network(4, 3, FusedMultiplyAdd = false), Dense(7, Activation.HardSwish), Activation(Activation.LogSoftmax), Flatten, Activation(Activation.Mish), Dense(18, Activation.HardSwish), Activation(Activation.LogSoftmax), Loss(LossFunction.Huber)]
        public sealed partial class UnfusedNewcomersAtPositions;

        // Derivatives that are parts of others, or lie otherwise, in front of sums along whole rows.
        [Network(4), Dense(5, Activation.LogSoftmax), Concat("input"), Dense(7, Activation.LogSoftmax), Concat("Dense1"), Dense(3), Loss(LossFunction.Huber)]
        public sealed partial class LogarithmsJoined;

        [Network(3, 4), Dense(5, Activation.LogSoftmax), Flatten, Dense(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class LogarithmsFlattened;

        // Products of one position each, which is flattened at the end.
        [Network(1, 11), Dense(29, Activation.ELU), Dense(7, UseBias = false), Flatten, Loss(LossFunction.Huber)]
        public sealed partial class OnePosition;

        [Network(1, 11), Dense(16, Activation.Tanh), Dense(7), Flatten, Flatten, Loss(LossFunction.MeanSquaredError)]
        public sealed partial class OnePositionInRegisters;

        // Rows of the caller's, without padding, that are read in vectors: by maps, sums over the rows, and what copies outputs.
        [Network(3, 3), Flatten, Activation(Activation.Tanh)]
        public sealed partial class MapsOfInputs;

        [Network(9), BatchNorm, Dense(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class NormOfInputs;

        [Network(9), Dropout(0.1f), Loss(LossFunction.Huber)]
        public sealed partial class DropoutAlone;

        // Maps of several layers whose expressions have parts with the same names.
        [Network(6), Dense(33, Activation.Softsign), Activation(Activation.Softsign), Activation(Activation.Mish), Activation(Activation.Mish), Dense(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class MapsOfOneKind;

        // Several accumulators over many inputs.
        [Network(100), Dense(5, Activation.Tanh), Dense(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class FourAccumulators;

        [Network(100), Dense(31, Activation.Tanh), Dense(64, Activation.ReLU), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class FourAndTwoAccumulators;
        """;
}
