namespace CompiledNet.Keras.Tests;

[Network(4)]
[Dense(6)]
[BatchNorm(Epsilon = 0.002f, Momentum = 0.1f)]
[Activation(Activation.LeakyReLU, Slope = 0.25f)]
[Dropout(0.5f)]
[Dense(3, Activation.Softmax)]
public sealed partial class DenseModel;

/// <summary>The same under names of its own.</summary>
[Network(4)]
[Dense(6, Name = "First")]
[BatchNorm(Epsilon = 0.002f, Name = "Norm")]
[Activation(Activation.LeakyReLU, Slope = 0.25f)]
[Dense(3, Activation.Softmax, Name = "Last")]
public sealed partial class RenamedModel;

[Network(9, 8, 2)]
[Conv2D(4, 3, 2, Stride = 2, Padding = Padding.Same)]
[BatchNorm(Epsilon = 0.001f, Momentum = 0.01f)]
[Activation(Activation.PReLU)]
[Conv2D(8, 2, Activation.SiLU, Groups = 4)]
[MaxPool2D(2)]
[LayerNorm(Epsilon = 0.001f)]
[GlobalAveragePool]
[Dense(5, Activation.GELU)]
public sealed partial class ImageModel;

[Network(4, IndexInputs = new[] { 0, 1, 2, 3 })]
[Embedding(7, 3)]
[Conv1D(4, 2, Activation.ReLU)]
[Flatten]
[Dense(2, UseBias = false)]
[Dense(2)]
public sealed partial class TokenModel;

[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(6, Activation.ReLU)]
[Add("Dense1")]
[Concat("Add1", Input = "input")]
[Dense(2)]
public sealed partial class BranchModel;

[Network(6, 2)]
[BatchNorm(Epsilon = 1e-30f)]
[GRU(4, ReturnSequences = true)]
[GRU(4, ReturnSequences = true, GoBackwards = true, Input = "BatchNorm1")]
[Concat("GRU2", Input = "GRU1")]
[LSTM(3)]
[LSTM(3, GoBackwards = true, Input = "Concat1")]
[Add("LSTM1")]
[Dense(1)]
public sealed partial class BothModel;

[Network(6, 2)]
[GRU(4, ResetAfter = false)]
[Dense(1)]
public sealed partial class EarlyModel;

[Network(6, 2)]
[GRU(4)]
[Dense(1)]
public sealed partial class LateModel;

[Network(6, 2)]
[SimpleRNN(3, ReturnSequences = true)]
[GRU(4, ReturnSequences = true)]
[LSTM(3, GoBackwards = true)]
[Dense(1)]
public sealed partial class SequenceModel;
