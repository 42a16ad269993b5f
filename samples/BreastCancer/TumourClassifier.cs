using CompiledNet;

namespace BreastCancer;

/// <summary>Logistic regression: the probability that a tumour is benign, from 30 measurements.</summary>
[Network(30)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class TumourClassifier;
