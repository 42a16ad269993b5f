namespace CompiledNet.Tests.Networks;

// Recurrent layers, with gates narrower and wider than registers.

[Network(5, 2), GRU(17, ReturnSequences = true), SimpleRNN(5, GoBackwards = true), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class ClassifiedSequences;

[Network(7, 1), LSTM(16, ReturnSequences = true), GRU(3, ReturnSequences = true), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class FilteredSequences;

[Network(4, 3), Conv1D(4, 2, Activation.Tanh, Padding = Padding.Causal, Name = "Filter"), LSTM(5, ReturnSequences = true, Name = "Forwards"), LSTM(5, ReturnSequences = true, GoBackwards = true, Input = "Filter"), Concat("Forwards"), GlobalMaxPool, Dense(2), Loss(LossFunction.Huber)]
public sealed partial class SequencesInBothDirections;
