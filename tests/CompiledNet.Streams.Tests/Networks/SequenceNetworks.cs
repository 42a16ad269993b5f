namespace CompiledNet.Streams.Tests.Networks;

/// <summary>The layers of <see cref="Filters"/> on whole sequences.</summary>
[Network(24, 1)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 4)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class FilterSequences;

[Network(24, 3)]
[Conv1D(17, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 3)]
[BatchNorm]
[Conv1D(5, 1, Activation.SiLU)]
[Conv1D(7, 2, Padding = Padding.Causal, UseBias = false)]
[LayerNorm]
[Dense(3, Activation.Tanh)]
public sealed partial class OddFilterSequences;

[Network(24, 6)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Groups = 6, Dilation = 2)]
[Conv1D(9, 3, Padding = Padding.Causal, Groups = 3)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class GroupedFilterSequences;

[Network(24, 2)]
[Dense(4, Name = "First")]
[Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2, Name = "Filter")]
[Conv1D(4, 3, Activation.Sigmoid, Padding = Padding.Causal, Dilation = 2, Input = "First")]
[Multiply("Filter", Name = "Product")]
[Dense(4)]
[Add("First")]
[Concat("Product")]
[Dense(3, Activation.Softmax)]
public sealed partial class GatedSequences;

[Network(24, 2)]
[SimpleRNN(3, ReturnSequences = true)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class SimpleSequences;

[Network(24, 1)]
[GRU(8, ReturnSequences = true)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class GateSequences;

[Network(24, 16)]
[LSTM(20, ReturnSequences = true)]
[Dense(16)]
[Loss(LossFunction.Huber)]
public sealed partial class CellSequences;

[Network(24, 2)]
[Conv1D(5, 3, Activation.ReLU, Padding = Padding.Causal)]
[LSTM(4, ReturnSequences = true)]
[LayerNorm]
[GRU(17, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class StackedSequences;

[Network(24, 3, FusedMultiplyAdd = false)]
[Conv1D(6, 2, Activation.Tanh, Padding = Padding.Causal, Dilation = 5)]
[GRU(5, ReturnSequences = true)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class UnfusedSequences;
