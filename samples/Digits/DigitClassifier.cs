using CompiledNet;

namespace Digits;

/// <summary>Reads a handwritten digit: 64 pixels, 32 hidden units, a probability for each of the ten digits.</summary>
[Network(64)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class DigitClassifier;
