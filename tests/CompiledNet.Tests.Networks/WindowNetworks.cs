namespace CompiledNet.Tests.Networks;

// Convolutions and pools, with channels at and around the widths of registers, and every way in which a window moves.

[Network(5, 4, 1), Conv2D(1, 3), Flatten, Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OneFilter;

[Network(6, 5, 1), Conv2D(3, 3, Activation.ReLU), MaxPool2D(2), Flatten, Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class OneChannelImages;

[Network(5, 5, 3), Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same), MaxPool2D(2, Padding = Padding.Same), Conv2D(5, 2, Activation.GELU), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ThreeChannelImages;

[Network(4, 5, 4), Conv2D(8, 2, 3, Activation.ReLU, Padding = Padding.Same), Conv2D(9, 1, Activation.SiLU), AveragePool2D(2), Flatten, Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class UnevenKernels;

[Network(4, 4, 5), Conv2D(16, 2, Activation.Tanh, UseBias = false), Conv2D(15, 2, Activation.ELU), MaxPool2D(2, Stride = 1), Reshape(15), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class FifteenFilters;

[Network(3, 3, 17), Conv2D(33, 2, Activation.Softplus), Conv2D(17, 1, Activation.Sigmoid), GlobalAveragePool, Dense(2), Loss(LossFunction.Huber)]
public sealed partial class ManyChannels;

[Network(4, 3, 16), Conv2D(9, 3, Activation.Mish, Padding = Padding.Same), GlobalMaxPool, Dense(2), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SixteenChannels;

[Network(7, 6, 2), Conv2D(5, 3, Activation.Tanh, Dilation = 2, Padding = Padding.Same), Conv2D(4, 2, Stride = 2), AveragePool2D(3, Stride = 2, Padding = Padding.Same), Flatten, Loss(LossFunction.MeanSquaredError)]
public sealed partial class DilatedImages;

[Network(6, 5, 4), Conv2D(8, 3, Activation.Tanh, Groups = 2, Padding = Padding.Same, Stride = 2), Conv2D(6, 2, Activation.HardSwish, Groups = 2), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class GroupedImages;

[Network(5, 4, 9), Conv2D(9, 3, Groups = 9, Padding = Padding.Same), Conv2D(8, 1, Activation.ReLU6), Conv2D(8, 2, Groups = 8, UseBias = false), GlobalAveragePool, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class DepthwiseImages;

[Network(4, 4, 3), Conv2D(6, 2, Activation.Softsign, Groups = 3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ImagesToImages;

[Network(11, 1), Conv1D(3, 4, Activation.Tanh, Stride = 2), Conv1D(8, 2, Activation.ReLU), Flatten, Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OneSignal;

[Network(9, 3), Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal), Conv1D(5, 2, Activation.SELU, Padding = Padding.Causal, Dilation = 3), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class CausalSignals;

[Network(10, 8), MaxPool1D(3, Stride = 2), Conv1D(8, 3, Groups = 8, Padding = Padding.Same), AveragePool1D(2, Padding = Padding.Same, Stride = 1), GlobalMaxPool, Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class PooledSignals;

[Network(6, 5), Conv1D(16, 1, Activation.LeakyReLU, Slope = 0.2f), MaxPool1D(2), Conv1D(33, 3, Activation.Tanh), GlobalAveragePool, Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class WideSignals;

[Network(8, 2), Conv1D(4, 3), AveragePool1D(3, Stride = 1)]
public sealed partial class FilteredSignals;

[Network(5, 4, 3, FusedMultiplyAdd = false), Conv2D(5, 2, Activation.Tanh), AveragePool2D(2), Conv2D(5, 1, Groups = 5), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class UnfusedImages;

[Network(7, 28, 1), Conv2D(7, 4, 5, Activation.ReLU), MaxPool2D(2), Conv2D(17, 2, Activation.ReLU), MaxPool2D(1, Stride = 1), Flatten, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class PooledLines;

[Network(35, 1), Conv1D(5, 6, Activation.LeakyReLU, Padding = Padding.Causal), Conv1D(9, 9, Groups = 1), Conv1D(9, 3, Groups = 9), GlobalAveragePool, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LongSignals;
