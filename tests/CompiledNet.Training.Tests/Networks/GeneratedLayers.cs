namespace CompiledNet.Training.Tests;

/// <summary>Windows with all that they have, norms, a residual branch, joins, pools, dropout.</summary>
[Network(6, 5, 3)]
[Conv2D(4, 3, 2, Activation.LeakyReLU, Stride = 2, Padding = CompiledNet.Padding.Same)]
[BatchNorm]
[Conv2D(4, 3, Groups = 2, UseBias = false, Padding = CompiledNet.Padding.Same)]
[LayerNorm]
[Activation(Activation.PReLU, Name = "Slopes")]
[Add("BatchNorm1")]
[Dense(5, Activation.Mish)]
[Concat("Slopes")]
[MaxPool2D(2, Stride = 1)]
[AveragePool2D(2, Stride = 1, Padding = CompiledNet.Padding.Same)]
[GlobalAveragePool(Name = "Mean")]
[GlobalMaxPool(Input = "AveragePool2D1")]
[Multiply("Mean")]
[Dropout(0.3f)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class GeneratedImages;

/// <summary>Causal and depthwise convolutions of sequences, and activations of whole vectors in the middle.</summary>
[Network(9, 2)]
[Conv1D(4, 2, Activation.HardSwish, Dilation = 3, Padding = CompiledNet.Padding.Causal)]
[Conv1D(4, 3, Stride = 2, Groups = 4, UseBias = false)]
[Activation(Activation.LogSoftmax)]
[AveragePool1D(3, Stride = 1, Padding = CompiledNet.Padding.Same)]
[MaxPool1D(2)]
[Reshape(8)]
[BatchNorm]
[Dense(2, Activation.Tanh)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class GeneratedSequences;

/// <summary>Two embeddings of inputs on either side of numbers, deep beside wide.</summary>
[Network(4, IndexInputs = new[] { 0, 2 })]
[Embedding(3, 2, Columns = new[] { 0 })]
[Embedding(2, 3, Columns = new[] { 2 })]
[Dense(6)]
[Activation(Activation.Softsign)]
[Dropout(0.5f)]
[Concat("Embedding2")]
[Dense(2, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class GeneratedCategories;

/// <summary>Recurrent layers of all kinds: stacked, in both directions, every step and the last alone.</summary>
[Network(5, 2)]
[LSTM(3, ReturnSequences = true)]
[GRU(4, ReturnSequences = true, Name = "Forwards")]
[GRU(4, ReturnSequences = true, GoBackwards = true, ResetAfter = false, Input = "LSTM1")]
[Concat("Forwards")]
[SimpleRNN(3)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class GeneratedRecurrences;
