namespace CompiledNet.Programs.Tests.Cases;

/// <summary>Networks with layers beyond dense ones.</summary>
internal static class LayerNetworks
{
    public const string Source = """
        namespace CompiledNet.Programs.Tests.Networks;

        // Windows.
        [Network(6, 5, 1), Conv2D(3, 3, Activation.ReLU), MaxPool2D(2), Flatten, Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class SmallImages;

        [Network(12, 12, 3), Conv2D(6, 3, Activation.Tanh, Padding = Padding.Same), MaxPool2D(2), Conv2D(16, 3, Stride = 2), Activation(Activation.GELU), Flatten, Dense(5), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Images;

        [Network(9, 7, 17), Conv2D(17, 3, Activation.ReLU, Dilation = 2, Padding = Padding.Same), AveragePool2D(3, Stride = 2, Padding = Padding.Same), Conv2D(33, 1, Activation.Sigmoid), GlobalAveragePool, Dense(3), Loss(LossFunction.Huber)]
        public sealed partial class WideImages;

        [Network(8, 8, 4), Conv2D(8, 3, Activation.ReLU, Groups = 2), Conv2D(8, 3, Groups = 8), GlobalMaxPool, Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class GroupedPictures;

        [Network(6, 6, 3), Conv2D(3, 3, Groups = 3, UseBias = false), Conv2D(6, 2, 3, Activation.ReLU, Groups = 3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class PicturesToPictures;

        [Network(20, 2), Conv1D(5, 3, Activation.Tanh, Padding = Padding.Causal), Conv1D(5, 3, Activation.ReLU, Padding = Padding.Causal, Dilation = 2), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Signals;

        [Network(21, 4), MaxPool1D(3, Stride = 2), Conv1D(7, 4, Stride = 3), AveragePool1D(2), Reshape(7), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class ShortSignals;

        // Tiles of several lines, pools that every value is in, tiles that overlap, windows that share inputs, and loops over channels.
        [Network(12, 20, 1), Conv2D(7, 5, Activation.ReLU), MaxPool2D(2), Conv2D(16, 3, Activation.ReLU), MaxPool2D(2), Flatten, Dense(5, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class Digits;

        // Two weights of a filter in the lanes: lines of channels, an odd number of inputs in a run, and channels that are padded.
        [Network(6, 5, 4), Conv2D(7, 3, Activation.ReLU), Conv2D(3, 2, Activation.Tanh), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class PairedWeights;

        [Network(4, 14, 1), Conv2D(6, 4, 7, Activation.ReLU), Conv2D(2, 1, 3, Dilation = 2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class PairedLines;

        // Depthwise: lines of eight windows and more, of an odd number of fewer, and more weights than nine.
        [Network(5, 14, 17), Conv2D(17, 3, Activation.ReLU, Groups = 17), Conv2D(17, 2, Groups = 17, Stride = 2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class DepthwiseLines;

        [Network(21, 6), Conv1D(6, 11, Groups = 6, UseBias = false), Conv1D(6, 2, Groups = 6, Dilation = 3), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class DepthwiseSignals;

        // Five, six and seven vectors of units of one row.
        [Network(20), Dense(70, Activation.ReLU), Dense(96), Dense(108, Activation.Tanh), Dense(140), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class UnevenWidths;

        // Positions in the lanes: halves of vectors, vectors that overlap, lines without a pair, dilation, and sequences.
        [Network(10, 28, 1), Conv2D(6, 5, Activation.ReLU), MaxPool2D(2), Flatten, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class PooledStrips;

        [Network(9, 22, 1), Conv2D(3, 2, 3, Activation.LeakyReLU), MaxPool2D(2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class PooledColumns;

        [Network(6, 24, 1), Conv2D(6, 5, Activation.ReLU, Padding = Padding.Same), MaxPool2D(2), Conv2D(17, 3, Activation.HardTanh), MaxPool2D(1, Stride = 2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class BorderedLines;

        [Network(12, 21, 1), Conv2D(5, 3), MaxPool2D(2), Conv2D(5, 2, Activation.HardSigmoid, UseBias = false), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class UnevenLines;

        [Network(7, 23, 1), Conv2D(8, 3, Activation.HardSigmoid, UseBias = false, Dilation = 2), Flatten, Dense(2), Loss(LossFunction.Huber)]
        public sealed partial class DilatedLines;

        [Network(46, 1), Conv1D(7, 5, Activation.ReLU, Dilation = 2), MaxPool1D(2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class PooledSignal;

        [Network(30, 1), Conv1D(4, 30, Activation.ReLU, Padding = Padding.Causal), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class LongFilters;

        [Network(25, 3), Conv1D(5, 3, Activation.ReLU, Stride = 2), MaxPool1D(3), Conv1D(17, 2, Activation.Tanh), MaxPool1D(3), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Beats;

        [Network(3, 13, 50), Conv2D(18, 2, Activation.LeakyReLU), Conv2D(4, 1, 3), MaxPool2D(2, Stride = 1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Textures;

        [Network(4, 6, 14), Conv2D(2, 2, Groups = 2), Flatten, Activation(Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class OneFilterOfGroup;

        [Network(8, 8, 4), Reshape(4, 16, 4), MaxPool2D(2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class ReshapedPool;

        // Nothing to train.
        [Network(4), Activation(Activation.Tanh), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class WithoutParameters;

        [Network(4), Activation(Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class SharesWithoutParameters;

        [Network(3), Activation(Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
        public sealed partial class ProbabilitiesWithoutParameters;

        [Network(1), Activation(Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
        public sealed partial class ProbabilityWithoutParameters;

        [Network(1), Dropout(0.5f), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class NumberWithoutParameters;

        [Network(1, 1), Flatten, Activation(Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
        public sealed partial class FlattenedWithoutParameters;

        [Network(4, 6, 3), MaxPool2D(2), Dropout(0.5f), Multiply("MaxPool2D1"), GlobalAveragePool, Loss(LossFunction.MeanAbsoluteError)]
        public sealed partial class PoolsWithoutParameters;

        [Network(2, 5), Activation(Activation.LogSoftmax), Concat("input"), Loss(LossFunction.Huber)]
        public sealed partial class PositionsWithoutParameters;

        // Norms and dropout.
        [Network(7), Dense(17, Activation.ReLU), LayerNorm, Dense(4), LayerNorm(Epsilon = 1e-3f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class Normalised;

        [Network(5, 3), LayerNorm, Conv1D(8, 2, Activation.Tanh), LayerNorm, Flatten, LayerNorm, Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class NormalisedSignals;

        [Network(6), Dense(18), Dropout(0.25f), Activation(Activation.ReLU), Dense(3), Dropout(0.5f), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Dropped;

        [Network(6, 1), Flatten, Dropout(0.5f), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class DroppedView;

        [Network(6, 1), Flatten(Name = "Seen"), Dropout(0.5f), Concat("Seen"), LayerNorm, Loss(LossFunction.Huber)]
        public sealed partial class DroppedViewJoined;

        [Network(5, 5, 2), Conv2D(6, 2, Activation.ReLU), Dropout(0.3f), Flatten, Dropout(0.1f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class DroppedPictures;

        [Network(6), Dense(18), BatchNorm, Activation(Activation.ReLU), Dropout(0.2f), Dense(4), BatchNorm(Momentum = 0.3f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class BatchNormalised;

        [Network(5, 5, 3), Conv2D(6, 2), BatchNorm, Activation(Activation.ReLU), Conv2D(17, 2), BatchNorm, GlobalAveragePool, Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class BatchNormalisedImages;

        // Joins.
        [Network(5), Dense(5, Activation.ReLU, Name = "One"), Dense(5, Activation.Tanh), Add("One"), Dense(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Residual;

        [Network(6), Dense(6), Add("input"), Activation(Activation.ReLU), Multiply("input"), Dense(17, Activation.Tanh), Concat("input", "Dense1"), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class Joined;

        [Network(7, 7, 5), Conv2D(5, 3, Padding = Padding.Same, Name = "First"), Activation(Activation.PReLU), Conv2D(5, 3, Padding = Padding.Same), Add("input"), Concat("First"), Conv2D(4, 2, Activation.Softmax), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class ResidualPictures;

        [Network(3, 4), Dense(6, Activation.ReLU), Dense(2, Activation.Softmax), Flatten, Activation(Activation.PReLU), Dense(3), Loss(LossFunction.MeanAbsoluteError)]
        public sealed partial class Positions;

        // Tables.
        [Network(1, IndexInputs = new[] { 0 }), Embedding(5, 3), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class OneIndex;

        [Network(4, IndexInputs = new[] { 0, 1, 2, 3 }), Embedding(7, 5), Flatten, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class Tokens;

        [Network(6, IndexInputs = new[] { 0, 1, 2, 3, 4, 5 }), Embedding(9, 17), Conv1D(4, 3, Activation.ReLU), GlobalMaxPool, Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class TokensInWindows;

        [Network(5, IndexInputs = new[] { 0, 3 }), Embedding(4, 3), Dense(6, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Categories;

        [Network(7, IndexInputs = new[] { 1, 4, 5 }), Embedding(12, 9, Columns = new[] { 4 }), Embedding(5, 2, Columns = new[] { 1, 5 }), Dense(8, Activation.GELU), Dense(3), Loss(LossFunction.Huber)]
        public sealed partial class SeveralTables;

        [Network(3, IndexInputs = new[] { 1 }), Embedding(6, 20)]
        public sealed partial class BareTable;

        [Network(4, IndexInputs = new[] { 0, 1, 2, 3 }), Embedding(7, 3)]
        public sealed partial class Vectors;

        [Network(3, IndexInputs = new[] { 0, 2 }), Embedding(3, 2)]
        public sealed partial class Pairs;

        [Network(2, IndexInputs = new[] { 0, 1 }), Embedding(6, 1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class TableOfNumbers;

        [Network(2, IndexInputs = new[] { 0, 1 }), Reshape(2), Embedding(6, 4, Name = "One"), Embedding(3, 4, Input = "input"), Add("One"), Activation(Activation.Tanh), Dense(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class TwoTablesOfOneIndex;

        [Network(4, IndexInputs = new[] { 2 }, FusedMultiplyAdd = false), Embedding(300, 33), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class LargeTable;

        [Network(1, 5), Dense(1, UseBias = false), Flatten, Loss(LossFunction.MeanSquaredError)]
        public sealed partial class FlattenedNumber;

        [Network(2, 9), Conv1D(5, 2, Activation.SiLU), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
        public sealed partial class NumberOfOnePosition;

        [Network(18, FusedMultiplyAdd = false), Dense(5, Activation.Tanh), Dense(1, Activation.Softsign), Reshape(1, 1), Loss(LossFunction.Huber)]
        public sealed partial class ReshapedNumber;

        [Network(1, 1), Flatten, Activation(Activation.Tanh), Dense(1), Reshape(1, 1, 1)]
        public sealed partial class NumberOfNumber;
        """;
}
