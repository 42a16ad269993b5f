namespace CompiledNet.Tests.Networks;

// Networks whose rows are steps in time, of sizes that fill registers and that do not.

[Network(2, Streaming = true), GRU(17), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class StreamedGates;

[Network(1, Streaming = true), SimpleRNN(5), LSTM(20), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class StreamedCells;

[Network(3, Streaming = true)]
[Conv1D(9, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 4, Name = "Filter")]
[BatchNorm]
[Conv1D(8, 2, Activation.ReLU, Padding = Padding.Causal, Dilation = 3)]
[Concat("Filter")]
[Dense(2)]
[Loss(LossFunction.Huber)]
public sealed partial class StreamedFilters;
