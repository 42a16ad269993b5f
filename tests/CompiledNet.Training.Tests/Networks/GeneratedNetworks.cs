namespace CompiledNet.Training.Tests;

/// <summary>A classifier as users declare it. Its storage ends in the middle of a wide register.</summary>
[Network(7)]
[Dense(9, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class GeneratedClassifier;

/// <summary>Two inputs, eight hidden units, one output between 0 and 1: enough for exclusive or.</summary>
[Network(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class ExclusiveOr;

/// <summary>Rectified units and a linear output.</summary>
[Network(5)]
[Dense(12, Activation.ReLU)]
[Dense(6, Activation.LeakyReLU)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class GeneratedRectifier;

/// <summary>The network for the digits, of the size that users train.</summary>
[Network(64)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class Digits;

/// <summary>Small images, with a view in front of each layer that computes and behind the last.</summary>
[Network(3, 2, 2)]
[Flatten]
[Dense(9, Activation.Tanh)]
[Flatten]
[Dense(3, Activation.Softmax)]
[Flatten]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class ImageClassifier;

/// <summary>The same without views.</summary>
[Network(12)]
[Dense(9, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class FlatImageClassifier;

/// <summary>One input and as many classes as a layer can have.</summary>
[Network(1)]
[Dense(32_768, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class ManyClasses;

/// <summary>2³¹ bytes of weights, and biases. Constructing it takes the memory.</summary>
[Network(16_384)]
[Dense(32_768, Initializer = Initializer.Zeros)]
public sealed partial class TwoGibibytes;

/// <summary>A vocabulary, of which no batch should touch more than its words.</summary>
[Network(2, IndexInputs = new[] { 0, 1 })]
[Embedding(1_000_000, 16)]
[Flatten]
[Dense(4, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class Vocabulary;

/// <summary>An index among numbers: few rows of a batch choose few rows of the table. Threads share several hundred.</summary>
[Network(3, IndexInputs = new[] { 1 })]
[Embedding(1000, 5)]
[Dense(128, Activation.Tanh)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Cities;

/// <summary>Two tables, of which a batch of a few rows walks one as a whole, and nothing to train behind them.</summary>
[Network(3, IndexInputs = new[] { 0, 1, 2 })]
[Embedding(4, 3, Columns = new[] { 0 })]
[Embedding(300, 17, Columns = new[] { 1, 2 })]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class TwoTables;
