namespace CompiledNet.Gradients.Networks;

/// <summary>Convolutions of a few channels, with pools.</summary>
[Network(8, 7, 1), Conv2D(5, 3, Activation.ReLU, Padding = Padding.Same), MaxPool2D(2), Conv2D(9, 2, Activation.Tanh, Stride = 2), Flatten, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class StridedImages;

/// <summary>Groups, dilation, overlapping windows and the mean of all positions.</summary>
[Network(7, 6, 4), Conv2D(8, 3, Activation.GELU, Groups = 2, Dilation = 2, Padding = Padding.Same), AveragePool2D(3, Stride = 2, Padding = Padding.Same), Conv2D(8, 2, Groups = 8), GlobalAveragePool, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class GroupedImages;

/// <summary>A residual branch with learnt slopes, and the largest of all positions.</summary>
[Network(5, 5, 3), Conv2D(3, 3, Padding = Padding.Same, UseBias = false), Activation(Activation.PReLU), Add("input"), Dense(6, Activation.SiLU), GlobalMaxPool, Dense(2), Loss(LossFunction.Huber)]
public sealed partial class ResidualImages;

/// <summary>Causal convolutions of a sequence, judged at every step.</summary>
[Network(12, 2), Conv1D(6, 2, Activation.Tanh, Padding = Padding.Causal), Conv1D(6, 2, Activation.ReLU, Dilation = 2, Padding = Padding.Causal), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class CausalSequences;

/// <summary>Pools of sequences and shapes that change.</summary>
[Network(15, 3), MaxPool1D(3, Stride = 2), Conv1D(8, 3, Activation.LeakyReLU), AveragePool1D(2), Reshape(4, 4), Dense(3, Activation.Sigmoid), Flatten, Dense(2, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class PooledSequences;

/// <summary>Wide beside deep, joined in all ways.</summary>
[Network(6), Dense(6, Activation.Softplus), Multiply("input"), Dense(5, Activation.ELU), Concat("input", "Dense1"), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class WideAndDeep;

/// <summary>Categories among numbers, each with vectors of its own.</summary>
[Network(5, IndexInputs = new[] { 0, 3 }), Embedding(4, 3, Columns = new[] { 0 }), Embedding(7, 2, Columns = new[] { 3 }), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Categories;

/// <summary>Tokens of a sequence, which is seen in windows.</summary>
[Network(6, IndexInputs = new[] { 0, 1, 2, 3, 4, 5 }), Embedding(9, 5), Conv1D(4, 3, Activation.GELU), GlobalMaxPool, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Tokens;
