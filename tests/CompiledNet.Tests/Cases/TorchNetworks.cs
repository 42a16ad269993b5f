namespace CompiledNet.Tests.Cases;

// Each computes what a case of libtorch does; the numbers are those of the cases.

[Network(9, 2), Conv1D(3, 3)]
public sealed partial class Torch0;

// A padding of 1 on either side is given by the inputs.
[Network(10, 3), Conv1D(5, 2, Stride = 2)]
public sealed partial class Torch1;

[Network(11, 4), Conv1D(4, 3, Dilation = 2, Groups = 2, Padding = Padding.Same)]
public sealed partial class Torch2;

[Network(7, 3), Conv1D(3, 3, Groups = 3, Padding = Padding.Same)]
public sealed partial class Torch3;

[Network(16, 1), Conv1D(17, 5, Stride = 3, Padding = Padding.Same)]
public sealed partial class Torch4;

[Network(6, 5, 1), Conv2D(3, 3)]
public sealed partial class Torch5;

[Network(7, 7, 3), Conv2D(4, 3, Stride = 2, Padding = Padding.Same)]
public sealed partial class Torch6;

[Network(6, 5, 4), Conv2D(6, 2, Dilation = 2, Groups = 2, Padding = Padding.Same)]
public sealed partial class Torch7;

[Network(5, 6, 3), Conv2D(3, 3, Groups = 3, Padding = Padding.Same)]
public sealed partial class Torch8;

[Network(3, 3, 2), Conv2D(17, 1)]
public sealed partial class Torch9;

[Network(6, 5, 3), MaxPool2D(2)]
public sealed partial class Torch10;

// As in Torch1.
[Network(8, 9, 2), MaxPool2D(3, Stride = 2)]
public sealed partial class Torch11;

[Network(4, 4, 1), MaxPool2D(2, Stride = 1)]
public sealed partial class Torch12;

[Network(9, 2), MaxPool1D(3, Stride = 2)]
public sealed partial class Torch13;

[Network(6, 4, 3), AveragePool2D(2)]
public sealed partial class Torch14;

[Network(7, 2), AveragePool1D(3, Stride = 1)]
public sealed partial class Torch15;

[Network(4, 5, 3), GlobalAveragePool]
public sealed partial class Torch16;

// Row r is the input e_r, so that its values are weights, and their gradients those of the values.
[Network(2), Dense(5, UseBias = false), BatchNorm, Loss(LossFunction.MeanSquaredError)]
public sealed partial class Torch17;

[Network(5), BatchNorm]
public sealed partial class Torch18;

[Network(7), Dense(5, UseBias = false), BatchNorm, Loss(LossFunction.MeanSquaredError)]
public sealed partial class Torch19;

[Network(2), Dense(36, UseBias = false), Reshape(4, 3, 3), BatchNorm, Loss(LossFunction.MeanSquaredError)]
public sealed partial class Torch21;

[Network(4), LayerNorm]
public sealed partial class Torch22;

[Network(17), LayerNorm]
public sealed partial class Torch23;

[Network(3), Activation(Activation.PReLU)]
public sealed partial class Torch24;

[Network(5, 1), GRU(4, ReturnSequences = true)]
public sealed partial class Torch25;

[Network(5, 1), LSTM(4, ReturnSequences = true)]
public sealed partial class Torch26;

[Network(5, 1), SimpleRNN(4, ReturnSequences = true)]
public sealed partial class Torch27;

[Network(7, 3), GRU(5, ReturnSequences = true)]
public sealed partial class Torch28;

[Network(7, 3), LSTM(5, ReturnSequences = true)]
public sealed partial class Torch29;

[Network(7, 3), SimpleRNN(5, ReturnSequences = true)]
public sealed partial class Torch30;

[Network(3, 2), GRU(17, ReturnSequences = true)]
public sealed partial class Torch31;

[Network(3, 2), LSTM(17, ReturnSequences = true)]
public sealed partial class Torch32;

[Network(3, 2), SimpleRNN(17, ReturnSequences = true)]
public sealed partial class Torch33;

[Network(4), Dense(4, Activation.ReLU), Dense(4), Add("input")]
public sealed partial class Torch35;

[Network(3), Dense(2, Activation.Tanh, Name = "A"), Concat("A", Input = "input"), Dense(2)]
public sealed partial class Torch36;

[Network(6), Activation(Activation.HardSwish)]
public sealed partial class Torch37;

[Network(6), Activation(Activation.Mish)]
public sealed partial class Torch38;

[Network(6), Activation(Activation.Softsign)]
public sealed partial class Torch39;

[Network(6), Activation(Activation.ReLU6)]
public sealed partial class Torch40;

[Network(6), Activation(Activation.LogSoftmax)]
public sealed partial class Torch41;

[Network(6), Activation(Activation.GELU)]
public sealed partial class Torch42;
