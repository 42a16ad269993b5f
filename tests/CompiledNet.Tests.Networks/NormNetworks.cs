namespace CompiledNet.Tests.Networks;

// Norms, dropout, learnt slopes, and layers on the last of several axes.

[Network(7), Dense(17, Activation.ReLU), LayerNorm, Dense(4), LayerNorm(Epsilon = 1e-3f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class NormalizedLayers;

[Network(5, 3), LayerNorm, Conv1D(8, 2, Activation.Tanh), LayerNorm, Flatten, LayerNorm, Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class NormalizedSignals;

[Network(6), Dense(9), BatchNorm, Activation(Activation.Tanh), Dense(4), BatchNorm(Momentum = 0.3f, Epsilon = 1e-2f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class BatchNormalizedLayers;

[Network(4, 4, 3), Conv2D(5, 2), BatchNorm, Activation(Activation.SiLU), Conv2D(16, 2, Activation.Tanh), BatchNorm, GlobalAveragePool, Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class BatchNormalizedImages;

[Network(5, 4), BatchNorm, Conv1D(4, 2, Activation.Softsign), BatchNorm, MaxPool1D(2), Flatten, Dropout(0.25f), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class BatchNormalizedSignals;

[Network(6), Dense(18), Dropout(0.25f), Activation(Activation.Tanh), Dense(3), Dropout(0.5f), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class DroppedUnits;

[Network(4, 4, 2), Conv2D(6, 2, Activation.Tanh), Dropout(0.3f), Flatten, Dropout(0.1f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class DroppedImages;

[Network(5), Dropout(0.2f), Dense(4), Dropout(0.4f)]
public sealed partial class DroppedEnds;

[Network(5), Dense(16), Activation(Activation.PReLU), Dense(9), Activation(Activation.PReLU), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LearntSlopes;

[Network(4, 3, 5), Activation(Activation.PReLU), Conv2D(8, 2), Activation(Activation.PReLU), Conv2D(3, 2, Activation.Softmax), Flatten, Activation(Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LearntSlopesOfImages;

[Network(3, 4), Dense(9, Activation.Tanh), Dense(5, Activation.Softmax), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class DensePositions;

[Network(2, 3, 4), Dense(17, Activation.GELU, UseBias = false), Reshape(6, -1), Dense(2), Activation(Activation.HardTanh)]
public sealed partial class DensePositionsOfImages;

[Network(4, FusedMultiplyAdd = false), Dense(8, Activation.Tanh), LayerNorm, Dense(5), BatchNorm, Dropout(0.2f), Dense(1), Loss(LossFunction.Huber)]
public sealed partial class UnfusedNorms;

[Network(5), Dropout(0.4f), Dense(4, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class DroppedInputs;

[Network(8), Activation(Activation.HardSwish), Dense(33, Activation.SiLU), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ActivatedInputs;
