namespace CompiledNet.Tests.Networks;

// Networks whose numbers stand in textbooks, or can be worked out on paper.

[Network(2), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class Neuron;

[Network(3), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class OneProbability;

[Network(3), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class TwoClasses;

[Network(4), Dense(4, Activation.Softmax, UseBias = false), Loss(LossFunction.CrossEntropy)]
public sealed partial class FourClasses;

[Network(20), Dense(20, Activation.Softmax, UseBias = false), Loss(LossFunction.CrossEntropy)]
public sealed partial class TwentyClasses;

[Network(20), Dense(20, Activation.Sigmoid, UseBias = false), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class TwentyProbabilities;

[Network(2), Dense(2, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class TwoLayers;
