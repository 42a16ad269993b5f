namespace CompiledNet.Benchmarks.Streaming;

[Network(1, Streaming = true), GRU(8), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class R1;

[Network(1, Streaming = true), GRU(16), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class R2;

[Network(1, Streaming = true), LSTM(16), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class R3;

[Network(1, Streaming = true), LSTM(40), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class R4;

[Network(16, Streaming = true), LSTM(64), Dense(16), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class R5;

[Network(1, Streaming = true)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal), Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 4), Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 8)]
[Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class T1;

[Network(1, Streaming = true)]
[Conv1D(16, 3, Activation.ReLU, Padding = Padding.Causal), Conv1D(16, 3, Activation.ReLU, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(16, 3, Activation.ReLU, Padding = Padding.Causal, Dilation = 4), Conv1D(16, 3, Activation.ReLU, Padding = Padding.Causal, Dilation = 8)]
[Conv1D(16, 3, Activation.ReLU, Padding = Padding.Causal, Dilation = 16)]
[Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class T2;
