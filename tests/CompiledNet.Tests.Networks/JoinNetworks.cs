namespace CompiledNet.Tests.Networks;

// Branches and joins of every kind, of layers of all kinds.

[Network(5), Dense(5, Activation.Tanh, Name = "One"), Dense(5, Activation.Sigmoid), Add("One"), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ResidualUnits;

[Network(6), Dense(6), Add("input"), Activation(Activation.Tanh), Multiply("input"), Dense(17, Activation.Tanh), Concat("input", "Dense1"), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class JoinedUnits;

[Network(8), Dense(9, Activation.Tanh), Dense(3, Name = "Deep"), Dense(3, Input = "input"), Add("Deep"), Activation(Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class WideAndDeepUnits;

[Network(4, 4, 5), Conv2D(5, 3, Padding = Padding.Same, Name = "First"), Activation(Activation.Tanh), Conv2D(5, 3, Padding = Padding.Same), Add("input"), Concat("First"), Conv2D(4, 2, Activation.Tanh), GlobalAveragePool, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ResidualImages;

[Network(4, 4, 3), Conv2D(4, 3, Name = "Left", Padding = Padding.Same), MaxPool2D(2), Conv2D(9, 1, Activation.Tanh, Stride = 2, Input = "Left"), Concat("MaxPool2D1"), BatchNorm, Activation(Activation.PReLU), Flatten, Dropout(0.2f), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class BranchedImages;

[Network(6, 3), Conv1D(3, 2, Activation.Tanh, Padding = Padding.Causal), Multiply("input"), LayerNorm, Add("input"), Add("Conv1D1"), GlobalMaxPool, Concat("GlobalMaxPool1"), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class GatedSignals;

[Network(3), Add("input"), Multiply("input")]
public sealed partial class JoinsAlone;

[Network(5), Dense(5), Add("input"), Activation(Activation.Sigmoid), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SaturatedJoin;

[Network(3, 5), Dense(5, Activation.Tanh), LayerNorm, Activation(Activation.Sigmoid), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class NormalizedPositions;

[Network(4, 8), Conv1D(8, 2, Activation.Tanh, Padding = Padding.Same, Name = "Gate"), Multiply("input"), Multiply("Gate"), Activation(Activation.PReLU), GlobalAveragePool]
public sealed partial class GatedInputs;
