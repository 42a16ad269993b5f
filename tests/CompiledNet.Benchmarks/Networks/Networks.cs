namespace CompiledNet.Benchmarks.Networks;

// The networks that are measured. A: logistic regression.
[Network(30)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class NetworkA;

[Network(4)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class NetworkB;

[Network(64)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class NetworkC;

[Network(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class NetworkD;

[Network(8)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NetworkF;

[Network(256)]
[Dense(256, Activation.ReLU)]
[Dense(256, Activation.ReLU)]
[Dense(256, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class NetworkG;

[Network(4)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NetworkS;

// LeNet-5.
[Network(28, 28, 1)]
[Conv2D(6, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class NetworkL;

// Norms and dropout.
[Network(64)]
[Dense(64)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Dropout(0.2f)]
[Dense(64)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Dropout(0.2f)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class NetworkN;

// Recurrent: sequences of 64 steps of one number.
[Network(64, 1)]
[GRU(16, ReturnSequences = true)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NetworkR2;

[Network(64, 1)]
[LSTM(16, ReturnSequences = true)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NetworkR3;

[Network(64, 1)]
[LSTM(40, ReturnSequences = true)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NetworkR4;

// A vocabulary, of which a step should touch no more than the words of its batch.
[Network(2, IndexInputs = new[] { 0, 1 })]
[Embedding(1_000_000, 16)]
[Flatten]
[Dense(32, Activation.ReLU)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NetworkE;

// For files alone: more parameters than a core's caches hold.
[Network(2048)]
[Dense(4096)]
public sealed partial class NetworkP;
